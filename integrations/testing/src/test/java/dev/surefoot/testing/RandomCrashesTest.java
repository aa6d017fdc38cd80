package dev.surefoot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.internal.engine.ReplayCheck;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Random flows that are killed: {@code -Dsurefoot.crashed=10000} tries so many of them, and kills
 * each at every place; {@code -Dsurefoot.crash.seed=...} tries others.
 */
class RandomCrashesTest {
  private static final int EVERYWHERE = Integer.getInteger("surefoot.crashed", 40);
  private static final int AT_RANDOM = 2_000;
  private static final long SEED = Long.getLong("surefoot.crash.seed", 20_261_121);

  @Test
  void come_to_the_same_end_wherever_they_are_killed() {
    assertThat(runs(EVERYWHERE, CrashLaboratory::crashEverywhere)).isGreaterThan(10 * EVERYWHERE);
  }

  @Test
  void come_to_the_same_end_however_often_they_are_killed() {
    assertThat(runs(AT_RANDOM, one -> one.crashAtRandom(2, SEED))).isEqualTo(2 * AT_RANDOM);
  }

  private static int runs(
      int flows, Function<CrashLaboratory<World, String, Void>, CrashReport> how) {
    SplittableRandom seeds = new SplittableRandom(SEED);
    int runs = 0;
    for (int i = 0; i < flows; i++) {
      long seed = seeds.nextLong();
      try {
        runs +=
            how.apply(
                    new RandomCase(seed)
                        .laboratory()
                        .always((instance, world) -> ReplayCheck.check(instance)))
                .runs();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("flow of seed " + seed, e);
      }
    }
    return runs;
  }
}
