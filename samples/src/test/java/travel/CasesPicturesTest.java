package travel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
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
 * The pictures in {@code docs/cases} are those that were generated with the flows here; {@code
 * -Dsurefoot.refresh=true} copies what {@code docs/going-back-cases.md} shows.
 */
class CasesPicturesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path PICTURES = DOCS.resolve("cases");
  private static final Pattern SHOWN = Pattern.compile("\\(cases/([a-z-]+\\.svg)\\)");

  static SortedSet<String> shown() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    Matcher shown = SHOWN.matcher(Files.readString(DOCS.resolve("going-back-cases.md")));
    while (shown.find()) {
      names.add(shown.group(1));
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("shown")
  void areThoseOfTheFlows(String name) throws IOException {
    String picture;
    try (InputStream made = Agency.class.getResourceAsStream("/META-INF/surefoot/" + name)) {
      picture = new String(made.readAllBytes(), UTF_8);
    }
    if (Boolean.getBoolean("surefoot.refresh")) {
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
    assertThat(shown()).hasSize(7);
  }
}
