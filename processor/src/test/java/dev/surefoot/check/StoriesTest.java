package dev.surefoot.check;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Redirections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is said of the flows of {@code stories.txt}, each in the form of {@link FlowText} with the
 * whole text and place of all that is found. {@code strict} before a flow takes the strict rules of
 * redirection. After a change of messages, {@code -Dsurefoot.refresh=true} writes the file anew;
 * read what has changed.
 */
class StoriesTest {
  private static final Path FILE = Path.of("src/test/resources/stories.txt");

  private record Story(String flow, String told) {
    String text() {
      return flow + "\n" + told + "\n";
    }
  }

  @TestFactory
  List<DynamicTest> flowIsToldSo() throws IOException {
    List<Story> stories = stories();
    if (Boolean.getBoolean("surefoot.refresh")) {
      List<String> anew =
          stories.stream().map(s -> new Story(s.flow, told(s.flow)).text()).toList();
      Files.writeString(FILE, String.join("\n", anew));
    }
    return stories.stream()
        .map(s -> DynamicTest.dynamicTest(s.flow, () -> assertThat(told(s.flow)).isEqualTo(s.told)))
        .toList();
  }

  private static List<Story> stories() throws IOException {
    List<Story> stories = new ArrayList<>();
    for (String block : Files.readString(FILE).strip().split("\n\n")) {
      int end = block.indexOf('\n');
      stories.add(
          end < 0
              ? new Story(block, "")
              : new Story(block.substring(0, end), block.substring(end + 1)));
    }
    return stories;
  }

  private static String told(String line) {
    boolean isStrict = line.startsWith("strict ");
    String flow = isStrict ? line.substring("strict ".length()) : line;
    String told =
        FlowCheck.check(
                FlowText.parse(flow), isStrict ? Redirections.STRICT : Redirections.ANY_SOUND)
            .stream()
            .map(problem -> "at " + problem.at().text() + ": " + problem.text())
            .collect(joining("\n"));
    return told.isEmpty() ? "  nothing" : told.lines().map(l -> "  " + l).collect(joining("\n"));
  }
}
