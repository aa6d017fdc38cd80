package dev.surefoot.check.petri;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.check.petri.Verdict.Reason;
import dev.surefoot.check.petri.Verdict.Unsound;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Free-choice nets get their verdict from their structure, however many markings they have. */
class FreeChoiceTest {
  private static final long SEED = Long.getLong("surefoot.seed", 20_261_121L);
  private static final int NETS = Integer.getInteger("surefoot.free-choice", 1_000);
  private static final int SMALL = 2_000;

  private static String told(long seed) {
    return "net with seed " + seed + "; -Dsurefoot.seed=" + SEED + " repeats the run";
  }

  @Test
  void soundOnesAreReducedToNothing() {
    SplittableRandom seeds = new SplittableRandom(SEED);
    for (int i = 0; i < NETS; i++) {
      long seed = seeds.nextLong();
      PetriNet net = FreeChoiceNets.sound(seed, 20 + (i % 24) * 20);
      Diagnosis diagnosis = Diagnosis.of(net, Limit.DEFAULT);
      assertThat(diagnosis).as(told(seed)).isEqualTo(new Diagnosis(new Verdict.Sound(), 0));
    }
  }

  @Test
  void damagedOnesAreNeverUnknown() {
    SplittableRandom seeds = new SplittableRandom(SEED + 1);
    for (int i = 0; i < NETS; i++) {
      long seed = seeds.nextLong();
      PetriNet net = FreeChoiceNets.damaged(seed, 20 + (i % 24) * 20, 1 + i % 3);
      assertThat(Diagnosis.of(net, Limit.DEFAULT).verdict())
          .as(told(seed))
          .isNotInstanceOf(Verdict.Unknown.class);
    }
  }

  @Test
  void smallOnesAreWhatExplorationSays() {
    SplittableRandom seeds = new SplittableRandom(SEED + 2);
    int compared = 0;
    for (int i = 0; i < SMALL; i++) {
      long seed = seeds.nextLong();
      PetriNet net = FreeChoiceNets.damaged(seed, 6 + i % 14, i % 4);
      WorkflowShape shape = WorkflowShape.of(net);
      if (shape.defect().isEmpty()) {
        Optional<Optional<Reason>> expected =
            BruteForce.reason(net, shape.source(), shape.sink(), 1, 300);
        if (expected.isPresent()) {
          compared++;
          Verdict verdict = Diagnosis.of(net, Limit.DEFAULT).verdict();
          Optional<Reason> reason =
              verdict instanceof Unsound unsound ? Optional.of(unsound.reason()) : Optional.empty();
          assertThat(reason).as(told(seed)).isEqualTo(expected.get());
        }
      }
    }
    assertThat(compared).isGreaterThan(SMALL / 4);
  }
}
