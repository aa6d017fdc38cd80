package dev.surefoot.testing;

import dev.surefoot.runtime.spi.Simulation;
import dev.surefoot.runtime.spi.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Threads for calls that take their time: the stack of one that sleeps has to stand somewhere while
 * the test goes on. Only one of them, or the test, runs at a time; who drives the simulation hands
 * over and waits until the other sleeps or is done, so that all remains deterministic.
 */
final class Carriers implements Sleeper {
  /** Ends a call whose process is gone. */
  private static final class Gone extends Error {
    private static final long serialVersionUID = 1L;

    Gone() {
      super("the process was killed while this call slept", null, false, false);
    }
  }

  private final Simulation simulation;
  private final Deque<Carrier> idle = new ArrayDeque<>();
  private final Set<Carrier> asleep = new LinkedHashSet<>();
  private boolean used;

  Carriers(Simulation simulation) {
    this.simulation = simulation;
  }

  /** From now on what the simulation does is done here. */
  void use() {
    if (!used) {
      used = true;
      simulation.carriedBy(this::carry);
    }
  }

  private void carry(Runnable task) {
    Carrier carrier = idle.isEmpty() ? new Carrier() : idle.pop();
    carrier.task = task;
    carrier.handOver();
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    if (!time.isZero()) {
      ((Carrier) Thread.currentThread()).sleep(time);
    }
  }

  /** Ends the calls that sleep in a process that was killed. */
  void kill() {
    for (Carrier carrier : Set.copyOf(asleep)) {
      carrier.gone = true;
      carrier.handOver();
    }
  }

  /** Ends all threads. */
  void close() {
    kill();
    idle.forEach(
        carrier -> {
          carrier.task = null;
          carrier.go.release();
        });
    idle.clear();
  }

  private final class Carrier extends Thread {
    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private @Nullable Runnable task;
    private @Nullable Throwable thrown;
    private Timers.@Nullable Pending alarm;
    private boolean interrupted;
    private boolean gone;

    Carrier() {
      super("surefoot-test-step");
      setDaemon(true);
    }

    /** Lets it run until it sleeps or is done; called by who runs. */
    void handOver() {
      if (getState() == State.NEW) {
        start();
      }
      go.release();
      back.acquireUninterruptibly();
      Throwable failure = thrown;
      thrown = null;
      if (failure instanceof Error error && !gone) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
    }

    @Override
    public void run() {
      go.acquireUninterruptibly();
      for (Runnable mine = task; mine != null; mine = task) {
        try {
          mine.run();
        } catch (RuntimeException | Error e) {
          thrown = e;
        }
        gone = false;
        idle.push(this);
        back.release();
        go.acquireUninterruptibly();
      }
    }

    void sleep(Duration time) throws InterruptedException {
      interrupted = false;
      alarm = simulation.after(time, this::handOver);
      asleep.add(this);
      back.release();
      go.acquireUninterruptibly();
      asleep.remove(this);
      alarm = null;
      if (gone) {
        throw new Gone();
      }
      if (interrupted) {
        throw new InterruptedException("interrupted while the call took its time");
      }
    }

    /** Of one that sleeps: it goes on as soon as those who run now have ended. */
    @Override
    public void interrupt() {
      Timers.Pending set = alarm;
      if (set == null) {
        super.interrupt();
      } else if (!interrupted) {
        interrupted = true;
        set.cancel();
        alarm = simulation.after(Duration.ZERO, this::handOver);
      }
    }
  }
}
