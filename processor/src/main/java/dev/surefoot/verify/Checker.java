package dev.surefoot.verify;

import dev.surefoot.check.petri.Diagnosis;
import dev.surefoot.check.petri.Limit;
import dev.surefoot.check.petri.PetriNet;
import dev.surefoot.check.petri.Verdict;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Checks nets, each within the time and the memory that there is. Safe for use by as many threads
 * as it was made for: each has its share of the memory, and a net for which a share does not
 * suffice is checked again while the others wait.
 */
final class Checker {
  private static final int MOST_STATES = 50_000_000;
  private static final int MEMORY_SHARE = 3;
  private static final int WORD = 4;

  private final long timeout;
  private final int workers;
  private final ReadWriteLock memory = new ReentrantReadWriteLock();

  Checker(Duration timeout, int workers) {
    this.timeout = timeout.toNanos();
    this.workers = workers;
  }

  Outcome check(String name, PetriNet net) {
    long start = System.nanoTime();
    Diagnosis diagnosis = diagnose(net, memory.readLock(), workers, timeout);
    long spent = System.nanoTime() - start;
    if (workers > 1 && diagnosis.verdict() instanceof Verdict.Unknown && spent < timeout) {
      long waited = System.nanoTime();
      memory.writeLock().lock();
      try {
        start += System.nanoTime() - waited;
        diagnosis = diagnose(net, memory.writeLock(), 1, timeout - spent);
      } finally {
        memory.writeLock().unlock();
      }
      spent = System.nanoTime() - start;
    }
    return Outcome.of(name, diagnosis.verdict())
        .measured(net.places().size(), net.transitions().size(), diagnosis.states(), spent / 1_000);
  }

  private static Diagnosis diagnose(PetriNet net, Lock lock, int sharers, long nanos) {
    lock.lock();
    try {
      return diagnose(net, sharers, nanos);
    } catch (OutOfMemoryError e) {
      // the limit is an estimate; by now all that the check held is garbage
      return new Diagnosis(new Verdict.Unknown("it needs more memory than there is"), 0);
    } finally {
      lock.unlock();
    }
  }

  private static Diagnosis diagnose(PetriNet net, int sharers, long nanos) {
    long start = System.nanoTime();
    long words = Runtime.getRuntime().maxMemory() / MEMORY_SHARE / WORD / sharers;
    Limit limit = new Limit(MOST_STATES, words, () -> System.nanoTime() - start > nanos);
    Diagnosis diagnosis = Diagnosis.of(net, limit);
    return diagnosis.verdict() instanceof Verdict.Unknown && limit.expired().getAsBoolean()
        ? new Diagnosis(new Verdict.Unknown("its time is over"), diagnosis.states())
        : diagnosis;
  }
}
