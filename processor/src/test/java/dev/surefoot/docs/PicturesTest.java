package dev.surefoot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.processor.OnlyReading;
import dev.surefoot.processor.write.picture.FlowPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures in {@code docs/pictures} are those of the flows in {@code wrong} and {@code right}:
 * {@code end-top-wrong.svg} is drawn from what is read in {@code wrong/end-top}. {@code
 * -Dsurefoot.refresh=true} draws what {@code docs/rules.md} shows.
 */
class PicturesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path PICTURES = DOCS.resolve("pictures");
  private static final Pattern SHOWN =
      Pattern.compile("\\(pictures/(([a-z0-9-]+)-(wrong|right)\\.svg)\\)");
  private static final boolean REFRESH = Boolean.getBoolean("surefoot.refresh");

  static SortedSet<String> shown() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    Matcher shown = SHOWN.matcher(Files.readString(DOCS.resolve("rules.md")));
    while (shown.find()) {
      names.add(shown.group(1));
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("shown")
  void areDrawnFromTheFlowsThatAreCompiled(String name) throws IOException {
    Matcher parts = SHOWN.matcher("(pictures/" + name + ")");
    assertThat(parts.matches()).isTrue();
    Path folder = (parts.group(3).equals("wrong") ? FlowPair.WRONG : FlowPair.RIGHT);
    var flows = OnlyReading.in(folder.resolve(parts.group(2)));
    String picture = FlowPicture.svg(flows.get("flows.OrderFlow"));
    if (REFRESH) {
      Files.createDirectories(PICTURES);
      Files.writeString(PICTURES.resolve(name), picture);
    }
    assertThat(PICTURES.resolve(name)).hasContent(picture);
  }

  @Test
  void areAllShown() throws IOException {
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(shown());
    }
  }

  @Test
  void eachRuleHasALegalAndAnIllegalOne() throws IOException {
    assertThat(shown()).isNotEmpty();
    assertThat(shown().stream().map(name -> name.replaceAll("-(wrong|right)\\.svg", "")).distinct())
        .allSatisfy(name -> assertThat(shown()).contains(name + "-wrong.svg", name + "-right.svg"));
  }
}
