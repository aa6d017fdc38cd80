package dev.surefoot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.check.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code docs/findings.md} lists every finding, each with a wrong flow, its message and the right
 * flow. {@code -Dsurefoot.refresh=true} writes it anew from {@link Finding} and from the folders
 * that are both in {@code wrong} and in {@code right}: to show another pair, add the two folders.
 */
class FindingsCatalogueTest {
  private static final Path CATALOGUE = Path.of("..", "docs", "findings.md");

  /** Why there is no pair of flows. */
  private static final Map<Finding, String> WITHOUT_FLOWS =
      Map.of(
          Finding.READ_SIZE,
          "A flow that breaks it would fill pages. What is as large as that is better made of"
              + " several flows.",
          Finding.SECOND_OPINION_UNKNOWN,
          "No flow is known for which it is said.");

  private static final String HEAD =
      """
      # Findings

      What the compiler says of a flow, by the code in brackets. One mistake gives one message: of
      several findings about one jump, the first in this order is reported, and a flow that cannot be
      read, or whose names or structure are wrong, is not asked for more. Errors stop the build,
      warnings and notes do not.

      Each message names the parts of the flow concerned. Where it helps, a story tells step by step
      what would happen; the last line says what to write instead.

      Below the table each finding has a wrong flow, what the compiler prints for it, and the flow as
      it should be. What is shown without a class stands in this one, and what is shown without a
      method is what this one returns:

      ```java
      @Flow("order")
      final class OrderFlow extends FlowDefinition<Order> {
        @Override
        protected Body<Order> define() {
          ...
        }
      }
      ```

      Lines and columns in the messages are those of the whole file. `Order` and the steps that are
      not shown are those of a [shop](../processor/src/test/resources/shop). `Inspect` comes to
      another answer each time that it runs; `Inspection.again()` holds the first two times.

      """;

  @Test
  void listsEveryFinding() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("| code | severity | rule |\n| --- | --- | --- |\n");
    for (Finding finding : Finding.values()) {
      text.append(
          "| [`%s`](#%s) | %s | %s |\n"
              .formatted(
                  finding.code(),
                  finding.code().toLowerCase(Locale.ROOT),
                  finding.severity().name().toLowerCase(Locale.ROOT),
                  finding.explanation()));
    }
    List<FlowPair> pairs = FlowPair.all();
    for (Finding finding : Finding.values()) {
      text.append("\n## ").append(finding.code()).append("\n\n");
      text.append(finding.explanation()).append('\n');
      if (WITHOUT_FLOWS.containsKey(finding)) {
        text.append('\n').append(WITHOUT_FLOWS.get(finding)).append('\n');
      }
      of(finding, pairs).forEach(pair -> show(pair, text));
    }
    if (Boolean.getBoolean("surefoot.refresh")) {
      Files.writeString(CATALOGUE, text);
    }
    assertThat(Files.readString(CATALOGUE)).isEqualTo(text.toString());
  }

  private static Stream<FlowPair> of(Finding finding, List<FlowPair> pairs) {
    return pairs.stream().filter(pair -> pair.code().equals(finding.code()));
  }

  private static void show(FlowPair pair, StringBuilder text) {
    String folder = "../processor/src/test/resources/%s/" + pair.name();
    text.append("\n[Wrong](").append(folder.formatted("wrong")).append("):\n\n```java\n");
    text.append(pair.wrong()).append("\n```\n\n```\n").append(pair.message());
    text.append("\n```\n\n[Right](").append(folder.formatted("right")).append("):\n\n```java\n");
    text.append(pair.right()).append("\n```\n");
  }

  @ParameterizedTest
  @EnumSource
  void showsAWrongFlowAndTheRightOne(Finding finding) {
    boolean shown = of(finding, FlowPair.all()).findAny().isPresent();
    assertThat(shown)
        .as(
            "%s has a folder in wrong and one of the same name in right, or a reason for none",
            finding.code())
        .isEqualTo(!WITHOUT_FLOWS.containsKey(finding));
  }

  @Test
  void explainsEachInASentence() {
    assertThat(Finding.values())
        .allSatisfy(
            finding ->
                assertThat(finding.explanation()).matches("[A-Z].*\\.").hasSizeLessThan(200));
  }
}
