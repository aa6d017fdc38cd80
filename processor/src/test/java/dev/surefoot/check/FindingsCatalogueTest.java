package dev.surefoot.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/findings.md} lists every finding. {@code -Dsurefoot.refresh=true} writes it anew from
 * {@link Finding}.
 */
class FindingsCatalogueTest {
  private static final Path CATALOGUE = Path.of("..", "docs", "findings.md");

  private static final String HEAD =
      """
      # Findings

      What the compiler says of a flow, by the code in brackets. One mistake gives one message: of
      several findings about one jump, the first in this order is reported, and a flow that cannot be
      read, or whose names or structure are wrong, is not asked for more. Errors stop the build,
      warnings do not.

      Each message names the parts of the flow concerned. Where it helps, a story tells step by step
      what would happen; the last line says what to write instead.

      """;

  @Test
  void listsEveryFinding() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("| code | severity | rule |\n| --- | --- | --- |\n");
    for (Finding finding : Finding.values()) {
      text.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  finding.code(),
                  finding.severity().name().toLowerCase(Locale.ROOT),
                  finding.explanation()));
    }
    if (Boolean.getBoolean("surefoot.refresh")) {
      Files.writeString(CATALOGUE, text);
    }
    assertThat(Files.readString(CATALOGUE)).isEqualTo(text.toString());
  }

  @Test
  void explainsEachInASentence() {
    assertThat(Finding.values())
        .allSatisfy(
            finding ->
                assertThat(finding.explanation()).matches("[A-Z].*\\.").hasSizeLessThan(200));
  }
}
