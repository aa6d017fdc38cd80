package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.InstanceListener;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.CrashingStore;
import dev.surefoot.runtime.spi.Simulation;
import dev.surefoot.runtime.spi.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A simulated engine, over a store that can be cut off at a commit. */
final class Laboratory {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final Simulation simulation;
  private CrashingStore process = new CrashingStore(Stores.memory(), Integer.MAX_VALUE, false);

  /** What survives a crash. */
  final Store store = Stores.memory();

  private EngineOptions options;
  private int commits = Integer.MAX_VALUE;
  private boolean kept;
  private Host host;

  Laboratory(long seed) {
    int resident = (int) (Math.abs(seed) % 3); // so that others sleep
    this.options = EngineOptions.DEFAULTS.withShutdown(Duration.ZERO).withResident(resident);
    this.simulation = Simulation.shuffled(START, seed);
  }

  /** What is to be done is done in the order in which it came, as threads mostly do it. */
  Laboratory() {
    this.options = EngineOptions.DEFAULTS.withShutdown(Duration.ZERO);
    this.simulation = Simulation.inOrder(START);
  }

  Host open(Hosted<?, ?>... flows) {
    process = new CrashingStore(store, commits, kept);
    commits = Integer.MAX_VALUE;
    host =
        Host.open(
            process,
            options.withName("the test").withClock(simulation.clock()),
            List.of(flows),
            simulation.process());
    return host;
  }

  void listen(InstanceListener listener) {
    options = options.withListener(listener);
  }

  /** The next engine that is opened crashes at a commit. */
  void crashAt(int commit, boolean isKept) {
    commits = commit;
    kept = isKept;
  }

  boolean crashed() {
    return process.crashed();
  }

  Host host() {
    return host;
  }

  /** As when its process is killed; also in the middle of a step. */
  void crash() {
    process.cutOff();
    simulation.kill();
    store.close();
  }

  Instant now() {
    return simulation.now();
  }

  /** Runs what can be run without waiting for a time. */
  void runAll() {
    simulation.run();
  }

  /** Lets time pass, and whatever happens meanwhile. */
  void pass(Duration much) {
    simulation.pass(much);
  }

  /** Lets time pass until nothing is to happen any more. */
  void passAll() {
    simulation.passAll();
  }
}
