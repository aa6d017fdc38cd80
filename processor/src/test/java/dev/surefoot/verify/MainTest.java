package dev.surefoot.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command prints, and its exit code. */
class MainTest {
  private static final String SOUND = "a: i > p; b: p > o";
  private static final String STUCK = "a: i > p; b: i > q; c: p q > o";

  @TempDir Path folder;

  private record Run(int exitCode, List<String> lines, String errors) {
    /** The only line, without the time that was taken. */
    String line() {
      assertThat(lines).as(errors).hasSize(1);
      return lines.get(0).replaceAll("\"micros\":\\d+", "\"micros\":0");
    }
  }

  private Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            List.of(args),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Run(
        exitCode,
        out.toString(StandardCharsets.UTF_8).lines().toList(),
        err.toString(StandardCharsets.UTF_8));
  }

  private String file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content).toString();
  }

  private Run check(String content) throws IOException {
    return run(file("net.pnml", content));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: i > p; b: p > o | 0 | net.pnml: sound",
        "i=1; a: i > p; b: p > o | 0 | net.pnml: sound",
        "i=2; a: i*2 > p; b: p > o*2 | 0 | net.pnml: sound",
        "i=3; a: i*2 > p; b: p > o*2 | 1 | net.pnml: unsound (deadlock): it comes to a standstill"
            + " after: a, b",
        "a: i > o p; b: p > p q; c: p q > o | 1 | net.pnml: unsound (unbounded): its tokens grow"
            + " without limit after: a, b",
        "a: i > p q; b: p > o; c: q > o | 1 | net.pnml: unsound (improper-completion): it finishes"
            + " and leaves tokens behind after: a, b, c",
        "a: i > p; b: i > q; c: p q > o | 1 | net.pnml: unsound (deadlock): it comes to a"
            + " standstill after: a",
        "a: i > p; b: p > q; c: q > p; d: i > r; e: r > o; f: p r > o | 1 | net.pnml: unsound"
            + " (livelock): it goes on without coming to its end after: a",
        "a: i > p q; b: p > r; c: q > s; d: r s > o; e: p s r > o | 1 | net.pnml: unsound"
            + " (dead-transition): transition 'e' can never fire",
        "a: i > p; b: i > o | 1 | net.pnml: not-a-workflow-net: it has 2 places without consumers:"
            + " 'p', 'o'",
        "a: i > o; b: j > o | 1 | net.pnml: not-a-workflow-net: it has 2 places without producers:"
            + " 'i', 'j'",
        "p=1; a: i > p; b: p > o | 1 | net.pnml: not-a-workflow-net: place 'p' has 1 at the"
            + " beginning",
        "a: i > o; b: p > q; c: q > p | 1 | net.pnml: not-a-workflow-net: no way from source to"
            + " sink leads through 'b', 'c', 'p', 'q'",
        "x=0; a: i > o | 1 | net.pnml: not-a-workflow-net: it has 2 places without producers: 'x',"
            + " 'i'",
        "a: i > o; b: > | 1 | net.pnml: not-a-workflow-net: no way from source to sink leads"
            + " through 'b'"
      })
  void eachNetHasItsVerdict(String net, int exitCode, String line) throws IOException {
    Run run = check(Pnml.document(Pnml.page(net)));
    assertThat(run.line()).isEqualTo(line);
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  /** Deadlock, livelock and dead transition as well; the order of gravity decides. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unbounded | a: i > p; b: p > p q; c: p > o; d: q p > o; e: i > s",
        "improper-completion | a: i > p p2; b: p > o; c: p2 > o; e: i > s; f: s p > o",
        "deadlock | a: i > p; b: p > q; c: q > p; d: i > r; e: r p > o; f: i > s; h: s > o"
      })
  void theGravestReasonIsTold(String reason, String net) throws IOException {
    assertThat(check(Pnml.document(Pnml.page(net + "; z: s > s; g: s i > o"))).line())
        .startsWith("net.pnml: unsound (" + reason + ")");
  }

  @Test
  void jsonIsOneObjectALine() throws IOException {
    String name = "<name><text>\n \"a\\b\"\t<![CDATA[<é>]]> </text></name>";
    String net =
        Pnml.page(STUCK)
            .replace("<transition id='a'/>", "<transition id='a'>" + name + "</transition>");
    assertThat(run("--json", file("net.pnml", Pnml.document(net))).line())
        .isEqualTo(
            "{\"net\":\"net.pnml\",\"verdict\":\"unsound\",\"reason\":\"deadlock\","
                + "\"witness\":[\"\\\"a\\\\b\\\"\\t<é>\"],\"places\":4,\"transitions\":3,"
                + "\"states\":3,\"micros\":0,\"detail\":\"it comes to a standstill\"}");
    assertThat(run("--json", file("net.pnml", Pnml.document(Pnml.page(SOUND)))).line())
        .isEqualTo(
            "{\"net\":\"net.pnml\",\"verdict\":\"sound\",\"reason\":null,\"witness\":[],"
                + "\"places\":3,\"transitions\":2,\"states\":0,\"micros\":0}");
  }

  @Test
  void foldersAreReadInOrderAndTheWorstDecidesTheExitCode() throws IOException {
    file("b/z.XML", Pnml.document(Pnml.page(SOUND)));
    file("b/a/y.pnml", Pnml.document(Pnml.page(STUCK)));
    file(
        "a.pnml",
        "<pnml>" + Pnml.net("one", Pnml.page(SOUND)) + Pnml.net("two", "<x/>") + "</pnml>");
    file("notes.txt", "no net");
    Run run = run(folder.toString());
    assertThat(run.lines())
        .containsExactly(
            "a.pnml#one: sound",
            "a.pnml#two: not-a-workflow-net: it has no place without producers",
            "y.pnml: unsound (deadlock): it comes to a standstill after: a",
            "z.XML: sound");
    assertThat(run.exitCode()).isEqualTo(1);
    file("c.pnml", "");
    assertThat(run(folder.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void manyFilesAreToldInOrderHoweverLongEachTakes() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String name = "n%03d.pnml".formatted(i);
      boolean isWide = i % 50 == 0;
      StringBuilder net = new StringBuilder("a: i > p; b: i > q; c: p q > o");
      for (int k = 0; isWide && k < 4; k++) {
        net.append("; x%1$d: p > r%1$d*9; y%1$d: r%1$d > s%1$d; z%1$d: s%1$d*9 > o".formatted(k));
      }
      file(name, Pnml.document(Pnml.page(net.toString())));
      expected.add(name);
    }
    assertThat(run(folder.toString()).lines().stream().map(line -> line.split(":")[0]))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<pnml><net id='n'>",
        "<html/>",
        "<pnml/>",
        "<pnml><net id='n' type='http://www.pnml.org/version-2009/grammar/symmetricnet'/></pnml>",
        "<!DOCTYPE pnml [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><pnml><net id='n'><place id='p'>"
            + "<name><text>&x;</text></name></place></net></pnml>",
        "<!DOCTYPE pnml [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><pnml><net id='n'>"
            + "<place id='p'><name><text>&b;</text></name></place></net></pnml>"
      })
  void whatIsNoPnmlIsUnreadable(String content) throws IOException {
    Run run = check(content);
    assertThat(run.line()).startsWith("net.pnml: unreadable: ").doesNotContain("haha");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<place id='p'/><transition id='p'/> | two nodes have the id 'p'",
        "<place/> | a node of kind 'place' has no attribute 'id'",
        "<place id='p'/><arc id='a' source='p' target='q'/> | there is no place or transition 'q',"
            + " which an arc names",
        "<place id='p'/><place id='q'/><arc id='a' source='p' target='q'/> | an arc leads from 'p'"
            + " to 'q', and not between a place and a transition",
        "<place id='p'><initialMarking><text>-1</text></initialMarking></place> | '-1', the"
            + " initialMarking of a node of kind 'place', is no number from 0 to 2147483647",
        "<referencePlace id='r' ref='s'/><referencePlace id='s' ref='r'/> | refers to itself",
        "<place id='p'/><transition id='t'/><arc id='a' source='p' target='t'><inscription>"
            + "<text>0</text></inscription></arc> | the arc from 'p' to 't' weighs 0",
        "<place id='p'/><transition id='t'/><arc id='a' source='p' target='t'><type"
            + " value='inhibitor'/></arc> | an arc is of type 'inhibitor': a place/transition net"
            + " has no such arcs"
      })
  void netThatContradictsItselfIsUnreadable(String page, String why) throws IOException {
    Run run = check(Pnml.document(page));
    assertThat(run.line()).startsWith("net.pnml: unreadable: ").endsWith(why);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void pagesReferencesAndWhatToolsAddAreUnderstood() throws IOException {
    String page =
        "<toolspecific tool='x' version='1'><place id='i'/><net/></toolspecific>"
            + "<name><text>a page</text></name>"
            + "<place id='i'><toolspecific><name><text>no</text></name></toolspecific></place>"
            + "<transition id='t'><graphics><name><text>no</text></name></graphics></transition>"
            + "<page id='inner'><referencePlace id='r1' ref='r2'/><page id='innermost'>"
            + "<referencePlace id='r2' ref='i'/><referenceTransition id='rt' ref='t'/>"
            + "<arc id='a' source='r1' target='rt'/></page></page>"
            + "<arc id='b' source='t' target='o'><inscription><value>Default,1</value></inscription>"
            + "</arc><place id='o'/>";
    assertThat(check(Pnml.document(page)).line()).isEqualTo("net.pnml: sound");
    String prefixed =
        Pnml.document(page).replaceAll("<(/?)(\\w)", "<$1x:$2").replace("xmlns=", "xmlns:x=");
    assertThat(check("<?xml version='1.0'?>" + prefixed).line()).isEqualTo("net.pnml: sound");
  }

  private static final String RESETS =
      "<toolspecific tool='surefoot' version='%s'><resets places='%s'/></toolspecific>";

  private static String resetting(String net, String transition, String version, String places) {
    String note = RESETS.formatted(version, places);
    return Pnml.document(
        Pnml.page(net)
            .replace(
                "<transition id='" + transition + "'/>",
                "<transition id='" + transition + "'>" + note + "</transition>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // one branch ends all, and what the other holds is cleared away
        "a: i > p q; b: p > o; c: q > r; d: r > o | b | q r | net.pnml: unsound"
            + " (improper-completion): it finishes and leaves tokens behind after: a, c, d",
        "a: i > p q; b: p > o; c: q > r; d: r > q | b | q  r | net.pnml: sound",
        "a: i > p q; b: p > o; c: q > r; d: r > q | b | q | net.pnml: unsound"
            + " (improper-completion): it finishes and leaves tokens behind after: a, c, b",
        // without limit, which is not to be known
        "a: i > p q; b: p > o; c: q > q q2; d: q2 > q2 | b | q q2 | net.pnml: unknown"
      })
  void resetArcsAreThoseOfOurOwnNote(String net, String transition, String places, String line)
      throws IOException {
    String file = file("net.pnml", resetting(net, transition, "1", places));
    assertThat(run("--timeout", "1", file).line()).startsWith(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | q | transition 'b' has a note of Surefoot's in version '2', which is not known here",
        "1 | x | there is no place or transition 'x', which a reset names",
        "1 | a | transition 'b' resets 'a', which is no place"
      })
  void noteThatSaysNothingKnownIsUnreadable(String version, String places, String why)
      throws IOException {
    assertThat(check(resetting("a: i > p q; b: p q > o", "b", version, places)).line())
        .isEqualTo("net.pnml: unreadable: " + why);
  }

  @Test
  void notesOfOthersAreNotOurs() throws IOException {
    String net = resetting("a: i > p; b: p > o", "b", "7", "nothing").replace("'surefoot'", "'x'");
    assertThat(check(net).line()).isEqualTo("net.pnml: sound");
  }

  @Test
  void depthIsNoProblemForTheStack() throws IOException {
    int depth = 20_000;
    String page = "<page id='x'>".repeat(depth) + Pnml.page(SOUND) + "</page>".repeat(depth);
    assertThat(check(Pnml.document(page)).line()).isEqualTo("net.pnml: sound");
  }

  @Test
  void timeIsLimited() throws IOException {
    StringBuilder net = new StringBuilder("a: i > p*400 q*400 r*400;");
    net.append("b: p*2 > q*3; c: q*3 > r*2; d: r*2 > p*2; e: p*399 q*7 r*5 > o");
    Run run = run("--timeout", "0.000001", file("net.pnml", Pnml.document(Pnml.page("" + net))));
    assertThat(run.line()).isEqualTo("net.pnml: unknown: its time is over");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void netIsDrawn() throws IOException {
    Path picture = folder.resolve("net.svg");
    Run run =
        run(
            "--svg",
            picture.toString(),
            file("net.pnml", Pnml.document(Pnml.page("i=2; t: i*2 > o*2"))));
    assertThat(run.line()).isEqualTo("net.pnml: sound");
    assertThat(Files.readString(picture))
        .startsWith("<svg ")
        .contains("<circle ", "<rect ", ">t</text>", ">2</text>")
        .endsWith("</svg>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "--json", "--timeout", "--timeout x a.pnml", "--no a.pnml", "--svg a.pnml b"})
  void wrongCommandIsRefusedWithUsage(String words) {
    Run run = run(words.isEmpty() ? new String[0] : words.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.lines()).isEmpty();
    assertThat(run.errors()).contains("usage: ");
  }

  @Test
  void missingFileIsUnreadable() {
    Run run = run(folder.resolve("none.pnml").toString());
    assertThat(run.line()).isEqualTo("none.pnml: unreadable: there is no such file");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
