package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who waits for an instance to change its state. */
final class Waiters {
  /** With what a thread waits. */
  private static final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    void open() {
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Made when somebody first waits, which most instances never see; guarded by this. */
  private @Nullable Gate gate;

  /** Made when first asked for; guarded by this. */
  private @Nullable CompletableFuture<InstanceState> end;

  void changed(@Nullable InstanceState ended, Dispatcher threads) {
    CompletableFuture<InstanceState> asked = wake();
    if (asked != null && ended != null) {
      threads.dispatch(
          () -> {
            asked.complete(ended);
            return null;
          });
    }
  }

  void stopped(RuntimeException why) {
    CompletableFuture<InstanceState> asked = wake();
    if (asked != null) {
      asked.completeExceptionally(why);
    }
  }

  private @Nullable CompletableFuture<InstanceState> wake() {
    Gate waiting;
    CompletableFuture<InstanceState> asked;
    synchronized (this) {
      waiting = gate;
      asked = end;
    }
    if (waiting != null) {
      waiting.open();
    }
    return asked;
  }

  private synchronized Gate gate() {
    gate = gate == null ? new Gate() : gate;
    return gate;
  }

  private synchronized CompletableFuture<InstanceState> end(Dispatcher threads) {
    end = end == null ? new LendingFuture<>(threads) : end;
    return end;
  }

  CompletionStage<InstanceState> ended(
      Dispatcher threads,
      Supplier<@Nullable InstanceState> state,
      Supplier<@Nullable RuntimeException> stopped) {
    CompletableFuture<InstanceState> asked = end(threads);
    InstanceState now = state.get();
    RuntimeException why = stopped.get();
    if (now != null) {
      asked.complete(now);
    } else if (why != null) {
      asked.completeExceptionally(why);
    }
    return asked.copy();
  }

  /** Waits until something holds, or the time is over. */
  void await(BooleanSupplier holds, @Nullable Duration atMost) throws InterruptedException {
    Gate waiting = gate();
    long deadline = atMost == null ? 0 : System.nanoTime() + nanos(atMost);
    ForkJoinPool.managedBlock(
        new ForkJoinPool.ManagedBlocker() {
          @Override
          public boolean block() throws InterruptedException {
            waiting.lock.lockInterruptibly();
            try {
              while (!isReleasable()) {
                if (atMost == null) {
                  waiting.changed.await();
                } else {
                  waiting.changed.awaitNanos(deadline - System.nanoTime());
                }
              }
              return true;
            } finally {
              waiting.lock.unlock();
            }
          }

          @Override
          public boolean isReleasable() {
            return holds.getAsBoolean() || (atMost != null && deadline - System.nanoTime() <= 0);
          }
        });
  }

  private static long nanos(Duration time) {
    Duration longest = Duration.ofDays(365);
    return (time.compareTo(longest) < 0 ? time : longest).toNanos();
  }
}
