package dev.surefoot.testing;

import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Simulation;
import dev.surefoot.runtime.spi.Store;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link TestEngine} works. Immutable; start from {@link #DEFAULTS}.
 *
 * @param start the test's time when it begins; default 2026-01-01T12:00:00Z
 * @param seed decides in which order is done what can be done at the same time, and how long
 *     backoffs are; null, the default, for the same order each time, and for whole backoffs
 * @param engine the engine's own options but its clock, which is the test's
 * @param kept where instances are kept; null, the default, for memory of its own
 */
public record TestOptions(
    Instant start, @Nullable Long seed, EngineOptions engine, @Nullable Store kept) {
  /** What a test uses that says nothing else. */
  public static final TestOptions DEFAULTS =
      new TestOptions(
          Instant.parse("2026-01-01T12:00:00Z"),
          null,
          EngineOptions.DEFAULTS.withName("test"),
          null);

  /** These options with another time to begin at. */
  public TestOptions startingAt(Instant other) {
    return new TestOptions(other, seed, engine, kept);
  }

  /** These options with an order by chance, the same for the same seed. */
  public TestOptions withSeed(long other) {
    return new TestOptions(start, other, engine, kept);
  }

  /** These options with other options of the engine; its clock is still the test's. */
  public TestOptions withEngine(EngineOptions other) {
    return new TestOptions(start, seed, other, kept);
  }

  /** These options with another store. */
  public TestOptions withStore(Store other) {
    return new TestOptions(start, seed, engine, other);
  }

  TestOptions withOwnStore() {
    return kept == null ? withStore(Stores.memory()) : this;
  }

  Store store() {
    return Objects.requireNonNull(kept);
  }

  Simulation simulation() {
    return seed == null ? Simulation.inOrder(start) : Simulation.shuffled(start, seed);
  }
}
