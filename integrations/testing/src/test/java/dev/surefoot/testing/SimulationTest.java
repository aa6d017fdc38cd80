package dev.surefoot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceDetail.Execution;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.InstanceDetail.UndoStatus;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.fixture.EngineLog;
import dev.surefoot.runtime.internal.engine.ReplayCheck;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The engine under random schedules: many instances, failures, restarts, crashes, outages of the
 * store, days that pass, and operators. {@code -Dsurefoot.schedules=100000} tries more of them,
 * {@code -Dsurefoot.schedule.seed=...} others; a schedule that fails is shrunk.
 */
class SimulationTest {
  private static final int SCHEDULES = Integer.getInteger("surefoot.schedules", 1_000);
  private static final long SEED = Long.getLong("surefoot.schedule.seed", 20_261_121);
  private static final int LENGTH = 20;
  private static final int MOST_DECISIONS = 200;

  private final Map<InstanceState, Integer> ends = new EnumMap<>(InstanceState.class);
  private final Map<Rollback.Mode, Integer> rollbacks = new EnumMap<>(Rollback.Mode.class);
  @RegisterExtension final EngineLog outages = new EngineLog();

  @Test
  void whatever_happens_all_instances_come_to_an_end_as_promised() {
    SplittableRandom seeds = new SplittableRandom(SEED);
    for (int i = 0; i < SCHEDULES; i++) {
      long seed = seeds.nextLong();
      List<Act> acts = Act.schedule(new SplittableRandom(seed), LENGTH);
      try {
        play(seed, acts);
      } catch (RuntimeException | AssertionError e) {
        List<Act> least = Shrinking.of(acts, fewer -> fails(seed, fewer));
        throw new AssertionError(
            "seed " + seed + "L, " + acts.size() + " acts shrunk to " + least, e);
      }
    }
    assertThat(ends.keySet()).as("ends").hasSize(4).allMatch(InstanceState::isTerminal);
    assertThat(rollbacks)
        .as("rollbacks")
        .hasSize(3)
        .allSatisfy((mode, times) -> assertThat(times).isGreaterThan(SCHEDULES / 250));
  }

  private boolean fails(long seed, List<Act> acts) {
    try {
      play(seed, acts);
      return false;
    } catch (RuntimeException | AssertionError e) {
      return true;
    }
  }

  private void play(long seed, List<Act> acts) {
    SimulatedEngine engine = new SimulatedEngine(seed);
    acts.forEach(engine::happens);
    engine.settle();
    for (int decisions = 0; !hasEnded(engine); decisions++) {
      assertThat(decisions).as("decisions").isLessThan(MOST_DECISIONS);
      int asked = decisions;
      engine
          .instances()
          .filter(one -> !one.state().isTerminal())
          .forEach(one -> SimulatedOperator.decide(one, engine.awaits(), asked));
      engine.settle();
    }
    engine.instances().forEach(this::check);
  }

  private static boolean hasEnded(SimulatedEngine engine) {
    engine.instances().forEach(ReplayCheck::check);
    return engine.instances().allMatch(one -> one.state().isTerminal());
  }

  private void check(Instance<Void> instance) {
    InstanceDetail detail = instance.detail();
    ends.merge(detail.state(), 1, Integer::sum);
    detail.rollbacks().forEach(one -> rollbacks.merge(one.mode(), 1, Integer::sum));
    assertThat(detail.ended()).isNotNull();
    for (Execution one : detail.executions()) {
      assertThat(one.status()).as(one.step()).isNotIn(Status.HELD, Status.RUNNING, Status.WAITING);
      assertThat(one.undo()).as(one.step()).isNotIn(UndoStatus.RUNNING, UndoStatus.WAITING);
      assertThat(successes(one.attempts())).as(one.step()).isLessThan(2);
      assertThat(successes(one.undoAttempts())).as(one.step()).isLessThan(2);
    }
    if (detail.state() == InstanceState.ROLLED_BACK) {
      assertThat(detail.left()).isEmpty();
      assertThat(detail.executions())
          .filteredOn(
              one -> one.status() == Status.SUCCEEDED && !one.attempts().isEmpty()) // no wait
          .allMatch(one -> one.undo() == UndoStatus.DONE);
    }
    Report report = instance.report();
    assertThat(Report.fromJson(report.toJson())).isEqualTo(report);
  }

  private static long successes(List<InstanceDetail.Attempt> attempts) {
    return attempts.stream().filter(one -> one.status() == Report.Status.SUCCESS).count();
  }
}
