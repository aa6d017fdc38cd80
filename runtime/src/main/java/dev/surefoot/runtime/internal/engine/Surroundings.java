package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.EngineOptions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * The threads and timers of an engine, so that a simulator can give it others: the engine itself
 * makes no thread and, with executors that run in turn, never waits.
 *
 * @param steps runs steps, undos and what follows from them
 * @param callers asks the store on behalf of the engine's callers
 * @param jitter gives numbers from 0 to 1, by which the time between two attempts varies
 */
record Surroundings(
    ExecutorService steps, ExecutorService callers, Timers timers, DoubleSupplier jitter) {
  /** Real threads. */
  static Surroundings threads(EngineOptions options) {
    return new Surroundings(
        Workers.forSteps(options.name(), options.threads()),
        Workers.forCallers(options.name()),
        new DaemonTimers(options.name()),
        () -> ThreadLocalRandom.current().nextDouble());
  }
}
