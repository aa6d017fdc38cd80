package dev.surefoot.runtime.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random flows with random policies under random schedules, failures, timeouts, takeovers and
 * requests, without engine or threads: whatever happens, what is promised of every run holds.
 */
class RandomRunsTest {
  private static final int RUNS = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_121})
  void every_run_keeps_the_promises(long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    Map<InstanceState, Integer> ends = new EnumMap<>(InstanceState.class);
    Set<InstanceState> seen = EnumSet.noneOf(InstanceState.class);
    Set<Request> accepted = EnumSet.noneOf(Request.class);
    int exits = 0;
    int settled = 0;
    int failed = 0;
    int backAfterFailure = 0;
    int compared = 0;
    int fromSnapshot = 0;
    for (int i = 0; i < RUNS; i++) {
      long one = seeds.nextLong();
      SimulatedRun run = new SimulatedRun(one);
      try {
        ends.merge(run.toTheEnd(), 1, Integer::sum);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + one + " after " + run.story(), e);
      }
      exits += run.exits;
      settled += run.settled;
      failed += run.failed;
      backAfterFailure += run.backAfterFailure;
      compared += run.compared;
      fromSnapshot += run.fromSnapshot;
      seen.addAll(run.seen);
      accepted.addAll(run.accepted);
    }
    assertThat(ends).as("ends").hasSize(4).allSatisfy((end, n) -> assertThat(n).isGreaterThan(20));
    assertThat(exits).as("cancelling exits").isGreaterThan(100);
    assertThat(settled).as("cancelling exits that wait for calls").isGreaterThan(10);
    assertThat(failed).as("failures after which something is done").isGreaterThan(50);
    assertThat(backAfterFailure).as("rollbacks in that").isGreaterThan(10);
    assertThat(compared).as("rollbacks along a token and by cause").isGreaterThan(50);
    assertThat(fromSnapshot).as("events after a snapshot").isGreaterThan(1_000);
    assertThat(seen).as("states").isEqualTo(EnumSet.allOf(InstanceState.class));
    assertThat(accepted).as("requests").isEqualTo(EnumSet.allOf(Request.class));
  }
}
