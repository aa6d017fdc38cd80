package dev.surefoot.runtime.spi;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads, the timers and the chance of an engine. The engine itself makes no thread and, with
 * executors that run one thing after the other, never waits: so the whole of it runs on one thread
 * in a {@link Simulation}. The time of journals is that of {@link
 * dev.surefoot.runtime.EngineOptions#clock}, and should be that of the timers.
 */
public interface Surroundings {
  /** Runs steps, undos and what follows from them. The engine shuts it down. */
  ExecutorService steps();

  /**
   * How many calls of steps and undos {@link #steps} is given at once; the engine keeps the others
   * until one has ended, and gives it its own work at any time. By default there is no limit.
   */
  default int callsAtOnce() {
    return Integer.MAX_VALUE;
  }

  /** Asks the store on behalf of the engine's callers. The engine shuts it down. */
  ExecutorService callers();

  /** The timers. The engine closes them. */
  Timers timers();

  /** A number from 0 to 1, by which the time between two attempts varies. */
  double jitter();

  /** The name of a new instance, or the secret of a new store; nobody can guess it. */
  UUID newId();

  /**
   * Waits in the place of the engine, if waiting means to do something meanwhile. With threads
   * there is nothing to do but to block, which the engine does itself.
   *
   * @param done what is awaited
   * @param atMost how long, or null for any time
   * @return whether it has waited; false if the engine is to block
   */
  default boolean await(BooleanSupplier done, @Nullable Duration atMost) {
    return false;
  }

  /** As {@link #await}, for what comes soon: a commit, or an answer of the store. */
  default boolean awaitSoon(BooleanSupplier done) {
    return await(done, null);
  }

  /**
   * Whether what follows from a task is a task of its own. A thread goes on with it, since handing
   * over takes longer; a simulation wants to do other things between the two.
   */
  default boolean oneByOne() {
    return false;
  }
}
