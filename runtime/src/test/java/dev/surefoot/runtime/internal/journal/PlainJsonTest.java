package dev.surefoot.runtime.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.Started;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainJsonTest {
  private static final long SEED = Long.getLong("surefoot.seed", 20_261_122);
  private static final Instant AT = Instant.parse("2026-11-22T01:02:03.004Z");
  private static final int EVENTS = 20_000;
  private static final List<String> TEXTS =
      List.of(
          "", "a", "pack-it", "a.b.C<d.E>", "a/b", "x\"y", "back\\slash", "ü", "tab\t", "\u007f");

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void what_is_plain_is_written_as_jackson_writes_it() {
    int plain = 0;
    for (int i = 0; i < EVENTS; i++) {
      Event event = random.nextInt(4) == 0 ? created() : outcome();
      Instant at = time();
      byte @Nullable [] bytes = PlainJson.of(event, at);
      if (bytes != null) {
        plain++;
        assertThat(text(bytes)).as("seed " + SEED).isEqualTo(text(EventJson.whole(event, at)));
      }
    }
    assertThat(plain).as("seed " + SEED).isGreaterThan(EVENTS / 20);
  }

  @Test
  void a_step_that_goes_well_is_plain_and_others_are_not() {
    Handed next = new Handed(2, "pack", 1, 1);
    Outcome well = well(Advance.ofCalls(List.of(next)));
    assertThat(PlainJson.of(well, AT)).isNotNull();
    assertThat(PlainJson.of(well(Advance.ofUndos(List.of(next))), AT)).isNull();
    assertThat(PlainJson.of(new Started(Advance.NONE), AT)).isNull();
  }

  private static Outcome well(Advance advance) {
    Instant began = AT.minusMillis(7);
    return new Outcome(1, 1, Outcome.Status.SUCCEEDED, "a.B", null, null, began, advance);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String any() {
    return random.nextInt(3) > 0 ? "plain" : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private int number() {
    return random.nextInt(-1, 1 << random.nextInt(1, 31));
  }

  private int few() {
    return random.nextInt(1, 3);
  }

  private boolean seldom() {
    return random.nextInt(20) == 0;
  }

  private Created created() {
    return new Created(any(), any(), any(), random.nextInt(5) == 0 ? null : advance());
  }

  private Outcome outcome() {
    Outcome.Status[] all = Outcome.Status.values();
    return new Outcome(
        number(),
        few(),
        all[random.nextInt(all.length)],
        random.nextBoolean() ? null : any(),
        seldom() ? List.of(new Datum("a", 1), new Datum("b", 2)) : List.of(),
        seldom() ? new Failure("a.Thrown", "text", "stack") : null,
        seldom() ? Policy.HOLD : null,
        random.nextInt(5) == 0 ? null : time(),
        advance());
  }

  private Instant time() {
    long second = 1_700_000_000L + random.nextLong(-100, 100) * (seldom() ? 1L << 26 : 1);
    long nanos = random.nextInt(3) == 0 ? 0 : random.nextInt(1000) * 1_000_000L;
    return Instant.ofEpochSecond(second, seldom() ? nanos + 1 : nanos);
  }

  private Advance advance() {
    List<ChoiceFailed> failed =
        seldom()
            ? List.of(new ChoiceFailed("c", "b", new Failure("a", "b", ""), Policy.HOLD))
            : List.of();
    List<String> fired = IntStream.range(0, random.nextInt(3)).mapToObj(fire -> any()).toList();
    Integer result = random.nextInt(3) == 0 ? number() : null;
    return new Advance(fired, failed, calls(3), seldom() ? calls(2) : List.of(), result);
  }

  private List<Handed> calls(int most) {
    return IntStream.range(0, random.nextInt(most))
        .mapToObj(call -> new Handed(number(), any(), few(), few()))
        .toList();
  }
}
