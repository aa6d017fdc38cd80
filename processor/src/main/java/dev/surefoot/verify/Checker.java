package dev.surefoot.verify;

import dev.surefoot.check.petri.Diagnosis;
import dev.surefoot.check.petri.Limit;
import dev.surefoot.check.petri.PetriNet;
import dev.surefoot.check.petri.Verdict;
import java.time.Duration;

/** Checks nets one by one, each within the time and the memory that there is. */
final class Checker {
  private static final int MOST_STATES = 50_000_000;
  private static final int MEMORY_SHARE = 3;
  private static final int WORD = 4;

  private final Duration timeout;

  Checker(Duration timeout) {
    this.timeout = timeout;
  }

  Outcome check(String name, PetriNet net) {
    long start = System.nanoTime();
    Diagnosis diagnosis = diagnose(net, start);
    return Outcome.of(name, diagnosis.verdict())
        .measured(
            net.places().size(),
            net.transitions().size(),
            diagnosis.states(),
            (System.nanoTime() - start) / 1_000);
  }

  private Diagnosis diagnose(PetriNet net, long start) {
    long words = Runtime.getRuntime().maxMemory() / MEMORY_SHARE / WORD;
    Limit limit =
        new Limit(MOST_STATES, words, () -> System.nanoTime() - start > timeout.toNanos());
    try {
      Diagnosis diagnosis = Diagnosis.of(net, limit);
      return diagnosis.verdict() instanceof Verdict.Unknown && limit.expired().getAsBoolean()
          ? new Diagnosis(new Verdict.Unknown("its time is over"), diagnosis.states())
          : diagnosis;
    } catch (OutOfMemoryError e) {
      // the limit is an estimate; by now all that the check held is garbage
      return new Diagnosis(new Verdict.Unknown("it needs more memory than there is"), 0);
    }
  }
}
