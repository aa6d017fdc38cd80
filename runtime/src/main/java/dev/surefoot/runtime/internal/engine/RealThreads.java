package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.spi.Surroundings;
import dev.surefoot.runtime.spi.Timers;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/** Surroundings of threads, of the system's time and of true chance. */
public record RealThreads(ExecutorService steps, ExecutorService callers, Timers timers)
    implements Surroundings {
  /** Those of one engine. */
  public static RealThreads of(EngineOptions options) {
    return new RealThreads(
        Workers.forSteps(options.name(), options.threads()),
        Workers.forCallers(options.name()),
        new DaemonTimers(options.name()));
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
