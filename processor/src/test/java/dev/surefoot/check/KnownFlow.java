package dev.surefoot.check;

import dev.surefoot.model.FlowModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A flow of {@code flows.txt} and what is known of it.
 *
 * @param silent whether a round runs no step
 * @param strict the names of the findings that refuse it under {@code STRICT}, sorted; WAY stands
 *     for ways that lead nowhere
 * @param anySound the same under {@code ANY_SOUND}
 */
public record KnownFlow(
    String name,
    boolean sound,
    boolean silent,
    List<String> strict,
    List<String> anySound,
    FlowModel flow) {

  /** All of them, in the order of the file. */
  public static List<KnownFlow> all() {
    try (InputStream in = KnownFlow.class.getResourceAsStream("flows.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(KnownFlow::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KnownFlow parse(String line) {
    String[] field = line.split(" \\| ");
    return new KnownFlow(
        field[0],
        field[1].equals("sound"),
        field[2].equals("silent"),
        codes(field[3]),
        codes(field[4]),
        FlowText.parse(field[5]));
  }

  private static List<String> codes(String field) {
    return field.equals("-") ? List.of() : Arrays.stream(field.split(" ")).sorted().toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
