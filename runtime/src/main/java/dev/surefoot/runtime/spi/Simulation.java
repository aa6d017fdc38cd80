package dev.surefoot.runtime.spi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Engines on the thread that asks, with a time that passes when it is told to: nothing happens
 * between two calls of a method here, or of an engine. The same seed and the same calls give the
 * same run.
 *
 * <p>It outlives engines. Each {@link #process()} is what one engine works in; a process that is
 * killed does nothing any more, whatever it had to do.
 *
 * <pre>{@code
 * Simulation simulation = Simulation.inOrder(start);
 * EngineOptions options = EngineOptions.DEFAULTS.withClock(simulation.clock());
 * Engine engine = Engine.open(store, options, simulation.process(), flow);
 * }</pre>
 *
 * <p>For use by one thread at a time.
 */
public final class Simulation {
  private static final int MOST_TIMERS = 100_000;

  private record Timer(Instant due, long number, Runnable then) {}

  private final SplittableRandom random;
  private final boolean shuffled;
  private final Clock clock = new SimulatedClock();
  private Consumer<Runnable> carrier = Runnable::run;
  private OneProcess process = new OneProcess();
  private Instant now;
  private long timers;

  private Simulation(Instant start, long seed, boolean shuffled) {
    this.now = start;
    this.random = new SplittableRandom(seed);
    this.shuffled = shuffled;
  }

  /** What can be done at the same time is done in the order in which it came up; no jitter. */
  public static Simulation inOrder(Instant start) {
    return new Simulation(start, 0, false);
  }

  /** What can be done at the same time is done in an order by chance, as is jitter. */
  public static Simulation shuffled(Instant start, long seed) {
    return new Simulation(start, seed, true);
  }

  /** Tells the simulated time. */
  public Clock clock() {
    return clock;
  }

  /** The simulated time. */
  public Instant now() {
    return now;
  }

  /** Lets somebody else run each thing that is to be done, one after the other. */
  public void carriedBy(Consumer<Runnable> other) {
    carrier = other;
  }

  /** What the next engine works in, in the place of the process before. */
  public Surroundings process() {
    process = new OneProcess();
    return process;
  }

  /**
   * As when the process is killed, also in the middle of a step: what it had to do is forgotten.
   */
  public void kill() {
    process = new OneProcess();
  }

  /**
   * Does one thing that can be done now.
   *
   * @return false if there is nothing
   */
  public boolean runOne() {
    return runOne(false);
  }

  private boolean runOne(boolean newest) {
    fireDue();
    List<Runnable> waiting = process.waiting;
    if (waiting.isEmpty()) {
      return false;
    }
    int one = newest ? waiting.size() - 1 : 0;
    carrier.accept(waiting.remove(shuffled ? random.nextInt(waiting.size()) : one));
    return true;
  }

  /** Does all that can be done without time passing. */
  public void run() {
    while (runOne()) {
      fireDue();
    }
  }

  /** Sets a timer of one's own, in the process that is there now. */
  public Timers.Pending after(Duration time, Runnable then) {
    return process.after(time, then);
  }

  /** When the next timer is due, or null if none is set. */
  public @Nullable Instant next() {
    Timer first = process.pending.peek();
    return first == null ? null : first.due;
  }

  /** Lets time pass, and does what is to be done meanwhile, each at its time. */
  public void pass(Duration time) {
    passUntil(plus(time));
  }

  private void passUntil(Instant end) {
    run();
    for (Instant next = next(); next != null && !next.isAfter(end); next = next()) {
      advance(next);
      run();
    }
    advance(end);
    run();
  }

  /**
   * Lets time pass until no timer is set any more.
   *
   * @throws IllegalStateException if that does not come, as in a flow that reminds for ever
   */
  public void passAll() {
    run();
    int timers = 0;
    for (Instant next = next(); next != null; next = next()) {
      refuseIfEndless(timers++);
      passUntil(next);
    }
  }

  private void refuseIfEndless(int timers) {
    if (timers == MOST_TIMERS) {
      throw new IllegalStateException(
          "it is "
              + now
              + " after "
              + timers
              + " timers, and another one is set: something goes on for ever; let a time pass that"
              + " you name");
    }
  }

  private void advance(Instant to) {
    now = to.isAfter(now) ? to : now;
  }

  private void fireDue() {
    OneProcess mine = process;
    for (Timer first = mine.pending.peek();
        first != null && !first.due.isAfter(now);
        first = mine.pending.peek()) {
      mine.pending.remove();
      first.then.run();
    }
  }

  private Instant plus(Duration time) {
    Duration longest = Duration.ofDays(365_000);
    return now.plus(time.compareTo(longest) < 0 ? time : longest);
  }

  private UUID id() {
    long version = (random.nextLong() & ~0xf000L) | 0x4000L;
    long variant = (random.nextLong() & Long.MAX_VALUE >> 1) | Long.MIN_VALUE;
    return new UUID(version, variant);
  }

  private final class OneProcess implements Surroundings, Timers {
    private final List<Runnable> waiting = new ArrayList<>();
    private final PriorityQueue<Timer> pending =
        new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparingLong(Timer::number));

    @Override
    public ExecutorService steps() {
      return new HandingExecutor(waiting::add);
    }

    @Override
    public ExecutorService callers() {
      return new HandingExecutor(Runnable::run);
    }

    @Override
    public Timers timers() {
      return this;
    }

    @Override
    public double jitter() {
      return shuffled ? random.nextDouble() : 0;
    }

    @Override
    public UUID newId() {
      return id();
    }

    @Override
    public boolean oneByOne() {
      return true;
    }

    /** What was begun last is what is awaited; all else waits for who asks for it. */
    @Override
    public boolean awaitSoon(BooleanSupplier done) {
      return await(done, null, true);
    }

    @Override
    public boolean await(BooleanSupplier done, @Nullable Duration atMost) {
      return await(done, atMost, false);
    }

    private boolean await(BooleanSupplier done, @Nullable Duration atMost, boolean newest) {
      Instant end = atMost == null ? Instant.MAX : plus(atMost);
      int fired = 0;
      while (!done.getAsBoolean()) {
        if (process != this) {
          throw new IllegalStateException("the process of this engine was killed");
        }
        if (!runOne(newest)) {
          Instant next = next();
          if (next == null && atMost == null) {
            throw new IllegalStateException(
                "what is awaited does not come: nothing is to be done, and no timer is set");
          }
          refuseIfEndless(fired++);
          advance(next == null || next.isAfter(end) ? end : next);
          if (!now.isBefore(end)) {
            run();
            return true;
          }
        }
      }
      return true;
    }

    @Override
    public Pending after(Duration time, Runnable then) {
      Timer timer = new Timer(time.isNegative() ? now : plus(time), timers++, then);
      pending.add(timer);
      return () -> pending.remove(timer);
    }

    @Override
    public void close() {
      pending.clear();
    }
  }

  private final class SimulatedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
