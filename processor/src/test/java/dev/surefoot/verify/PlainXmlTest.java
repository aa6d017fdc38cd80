package dev.surefoot.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read fast is read as the parser of the JDK reads it, and what is wrong is left to it. */
class PlainXmlTest {
  private static final int COUNT = Integer.getInteger("surefoot.random", 20_000);
  private static final long SEED = Long.getLong("surefoot.seed", 20_261_121L);

  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "/",
          "&",
          ";",
          "\"",
          "'",
          "=",
          "!",
          "-",
          "--",
          "]]>",
          "<!--",
          "-->",
          "?",
          "<?",
          " ",
          "\n",
          "\r\n",
          "\t",
          "\r",
          "a",
          "b",
          "x",
          ":",
          "1",
          "é",
          "\u0001",
          "\uFFFD",
          "😀",
          "&lt;",
          "&#10;",
          "&#x41;",
          "&#0;",
          "&#xD800;",
          "&no;",
          "<a>",
          "</a>",
          "<a/>",
          " a='1'",
          " xmlns='u'",
          " xmlns:x='u'",
          "<x:a/>",
          "<![CDATA[x]]>",
          "<?pi x?>",
          "<!DOCTYPE a>");

  private static final String DOCUMENT =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c -->\n<a xmlns=\"http://u\" b='1 &lt; &#x32;'>"
          + "\r\n <b-1 c=\"it's\" _d='' >t &amp; \"u\"\rv</b-1 ><!-- - --><e />é</a>\n";

  /** Writes down what is told; pieces of text that follow each other are one. */
  private static final class Told implements XmlHandler {
    private final List<String> lines = new ArrayList<>();
    private boolean inText;

    private void line(String line) {
      lines.add(line);
      inText = false;
    }

    @Override
    public void start(String element, XmlAttributes attributes) {
      StringBuilder line = new StringBuilder("start " + element);
      for (String name : List.of("a", "b", "c", "_d", "x", "xmlns")) {
        String value = name.equals("xmlns") ? null : attributes.get(name);
        line.append(value == null ? "" : " " + name + "=[" + value + "]");
      }
      line(line.toString());
    }

    @Override
    public void end(String element) {
      line("end " + element);
    }

    @Override
    public boolean takesText() {
      return true;
    }

    @Override
    public void text(String text) {
      if (inText) {
        lines.add(lines.remove(lines.size() - 1) + text);
      } else {
        line("text " + text);
        inText = true;
      }
    }

    @Override
    public void entity(String name) throws UnreadableNetException {
      throw new UnreadableNetException("entity " + name);
    }
  }

  /** What is told of a plain document; empty if it is not plain. */
  private static Optional<List<String>> plain(String document) {
    Told told = new Told();
    try {
      boolean isPlain = PlainXml.read(document.getBytes(StandardCharsets.UTF_8), told);
      return isPlain ? Optional.of(told.lines) : Optional.empty();
    } catch (UnreadableNetException e) {
      throw new AssertionError(e);
    }
  }

  /** What the parser of the JDK tells, or what is wrong. */
  private static List<String> any(String document) {
    Told told = new Told();
    try {
      AnyXml.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), told);
      return told.lines;
    } catch (UnreadableNetException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static String changed(SplittableRandom random) {
    StringBuilder document = new StringBuilder(DOCUMENT);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(document.length());
      int end = Math.min(document.length(), at + random.nextInt(3));
      document.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
    }
    return document.toString();
  }

  @Test
  void whatIsReadFastIsReadAsTheParserOfTheJdkReadsIt() {
    SplittableRandom random = new SplittableRandom(SEED);
    int plain = 0;
    for (int i = 0; i < COUNT; i++) {
      String document = changed(random);
      Optional<List<String>> told = plain(document);
      if (told.isPresent()) {
        plain++;
        assertThat(told.get()).as("seed %d: %s", SEED, document).isEqualTo(any(document));
      }
    }
    System.out.printf("random documents from seed %d: %d, plain %d%n", SEED, COUNT, plain);
    assertThat(plain).isBetween(COUNT / 20, COUNT - COUNT / 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a/>",
        "<?xml version='1.0'?><a/>",
        "<?xml version='1.0' encoding='utf-8' standalone='no' ?>\n<a></a>",
        "<a xmlns='u' b=\"x\">&lt;&#10;</a><!-- end -->"
      })
  void commonDocumentIsPlain(String document) {
    assertThat(plain(document)).contains(any(document));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " <a/>",
        "\uFEFF<a/>",
        "<?xml version='1.1'?><a/>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        "<a>&e;</a>",
        "<a><![CDATA[x]]></a>",
        "<a><?do it?></a>",
        "<x:a xmlns:x='u'/>",
        "<a b='1' b='2'/>",
        "<a b='1'c='2'/>",
        "<a b='\n'/>",
        "<a/><a/>",
        "<a/>x",
        "<a>",
        "<a></b>",
        "<a>]]></a>",
        "<a><!-- -- --></a>",
        "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
        "<a>&#xFFFF;</a>"
      })
  void whatIsRareOrWrongIsLeftToTheParserOfTheJdk(String document) {
    assertThat(plain(document)).isEmpty();
  }
}
