package dev.surefoot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the guides show is a piece of a file that is compiled in a test: above a block of code
 * stands {@code <!-- path#region -->}, or {@code <!-- path -->} for a whole file. {@code
 * -Dsurefoot.refresh=true} fills the blocks anew.
 */
class SnippetsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern MARK = Pattern.compile("<!-- ([\\w./-]+)(?:#([\\w-]+))? -->");

  @ParameterizedTest
  @ValueSource(strings = {"guide.md", "testing.md"})
  void areWhatIsCompiled(String name) throws IOException {
    Path document = document(name);
    String filled = filled(Files.readAllLines(document));
    if (Boolean.getBoolean("surefoot.refresh")) {
      Files.writeString(document, filled);
    }
    assertThat(Files.readString(document)).isEqualTo(filled);
  }

  private static Path document(String name) {
    return ROOT.resolve("docs").resolve(name);
  }

  /** What is to be typed into a shell or a build file is compiled by nobody. */
  @ParameterizedTest
  @ValueSource(strings = {"guide.md", "testing.md"})
  void everyPieceOfJavaComesFromAFile(String name) throws IOException {
    List<String> lines = Files.readAllLines(document(name));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals("```java")) {
        assertThat(lines.get(i - 1)).as("line %d", i).matches(MARK);
      }
    }
    assertThat(lines).contains("```java");
  }

  private static String filled(List<String> lines) {
    List<String> filled = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      filled.add(lines.get(i));
      Matcher mark = MARK.matcher(lines.get(i));
      if (mark.matches()) {
        filled.add(lines.get(i + 1));
        assertThat(lines.get(i + 1)).as("after %s", lines.get(i)).startsWith("```");
        filled.addAll(piece(ROOT.resolve(mark.group(1)), mark.group(2)).lines().toList());
        i++;
        while (!lines.get(i + 1).equals("```")) {
          i++;
        }
      }
    }
    return String.join("\n", filled) + "\n";
  }

  private static String piece(Path file, String region) {
    if (region != null) {
      return Snippet.region(file, region);
    }
    return file.toString().endsWith(".java") ? Snippet.source(file) : Snippet.text(file);
  }
}
