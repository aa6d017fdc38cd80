package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.spi.Surroundings;
import dev.surefoot.runtime.spi.Timers;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/** Surroundings of threads, of the system's time and of true chance. */
public record RealThreads(
    ExecutorService steps, ExecutorService callers, Timers timers, int callsAtOnce)
    implements Surroundings {
  /** Those of one engine. */
  public static RealThreads of(EngineOptions options) {
    WarmUp.begin();
    ExecutorService virtual = Workers.virtual();
    int calls = virtual == null ? options.threads() : Integer.MAX_VALUE;
    return new RealThreads(
        virtual == null ? Workers.forSteps(options.name(), calls) : virtual,
        Workers.forCallers(options.name()),
        new DaemonTimers(options.name()),
        calls);
  }

  @Override
  public double jitter() {
    return ThreadLocalRandom.current().nextDouble();
  }

  @Override
  public UUID newId() {
    return TimeOrderedId.next();
  }
}
