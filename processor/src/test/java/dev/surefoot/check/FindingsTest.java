package dev.surefoot.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Redirections;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong flows and all that is said of them, in {@code findings.txt}: the profile, the flow, and
 * each problem with its place.
 */
class FindingsTest {
  record Case(Redirections redirections, String flow, String expected) {
    static Case parse(String section) {
      String[] lines = section.split("\n", 3);
      return new Case(
          Redirections.valueOf(lines[0].strip()),
          lines[1],
          lines.length < 3 ? "" : lines[2].strip());
    }

    List<Problem> problems() {
      return FlowCheck.check(FlowText.parse(flow), redirections);
    }

    @Override
    public String toString() {
      return flow;
    }
  }

  static List<Case> cases() {
    try (InputStream in = FindingsTest.class.getResourceAsStream("findings.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(^|\n)=== ")).skip(1).map(Case::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String told(List<Problem> problems) {
    return problems.stream()
        .map(problem -> "at " + problem.at().text() + "\n" + problem.text())
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void problemsAreToldAtTheirPlaces(Case known) {
    assertThat(told(known.problems())).isEqualTo(known.expected());
  }

  @Test
  void everyFindingIsToldSomewhere() {
    Set<Finding> told = EnumSet.of(Finding.SECOND_OPINION_UNKNOWN);
    cases().forEach(known -> known.problems().forEach(problem -> told.add(problem.finding())));
    Set<Finding> rules = EnumSet.range(Finding.NAME_FORM, Finding.SECOND_OPINION_UNKNOWN);
    assertThat(told).isEqualTo(rules);
  }

  @Test
  void firstLineStandsAlone() {
    for (Case known : cases()) {
      assertThat(known.problems())
          .allSatisfy(
              problem ->
                  assertThat(problem.message()).doesNotContain("\n", "null").doesNotEndWith("."));
    }
  }

  public static void main(String[] args) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Case known : cases()) {
      text.append("=== ")
          .append(known.redirections())
          .append('\n')
          .append(known.flow())
          .append('\n');
      text.append(told(known.problems())).append("\n\n");
    }
    java.nio.file.Files.writeString(java.nio.file.Path.of(args[0]), text);
  }
}
