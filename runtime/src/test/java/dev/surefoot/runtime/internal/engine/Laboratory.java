package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.InstanceListener;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.CrashingStore;
import dev.surefoot.runtime.spi.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An engine on the thread of the test: in an order that a seed decides, with a time that passes
 * when the test says so.
 */
final class Laboratory {
  private final SplittableRandom random;
  private final Time time = new Time();
  private InTurn steps = new InTurn(false);
  private CrashingStore process = new CrashingStore(Stores.memory(), Integer.MAX_VALUE, false);

  /** What survives a crash. */
  final Store store = Stores.memory();

  private EngineOptions options = EngineOptions.DEFAULTS.withShutdown(Duration.ZERO);
  private int commits = Integer.MAX_VALUE;
  private boolean kept;
  private Host host;

  Laboratory(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Host open(Hosted<?, ?>... flows) {
    steps = new InTurn(false);
    time.pending.clear();
    InTurn callers = new InTurn(true);
    Surroundings one = new Surroundings(steps, callers, time, random::nextDouble);
    process = new CrashingStore(store, commits, kept);
    commits = Integer.MAX_VALUE;
    process.claim("the test");
    host = Host.claimed(process, options.withClock(time), List.of(flows), one);
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
    steps = new InTurn(false);
    time.pending.clear();
    store.close();
  }

  Instant now() {
    return time.now;
  }

  /** Runs what can be run without waiting for a time. */
  void runAll() {
    time.fireDue();
    while (!steps.isEmpty()) {
      steps.runOne(random);
      time.fireDue();
    }
  }

  /** Lets time pass, and whatever happens meanwhile. */
  void pass(Duration much) {
    Instant end = time.now.plus(much);
    runAll();
    while (time.next() != null && !time.next().isAfter(end)) {
      time.now = time.next();
      runAll();
    }
    time.now = end;
    runAll();
  }

  /** Lets time pass until nothing is to happen any more. */
  void passAll() {
    runAll();
    while (time.next() != null) {
      pass(Duration.between(time.now, time.next()));
    }
  }

  private static final class Time extends Clock implements Timers {
    private record Timer(Instant due, Runnable then) {}

    private final List<Timer> pending = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    private Instant next() {
      return pending.stream().map(Timer::due).min(Instant::compareTo).orElse(null);
    }

    private void fireDue() {
      List<Timer> due = pending.stream().filter(timer -> !timer.due.isAfter(now)).toList();
      pending.removeAll(due);
      due.forEach(timer -> timer.then.run());
    }

    @Override
    public Pending after(Duration time, Runnable then) {
      Timer timer = new Timer(now.plus(time.isNegative() ? Duration.ZERO : time), then);
      pending.add(timer);
      return () -> pending.remove(timer);
    }

    @Override
    public void close() {
      pending.clear();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
