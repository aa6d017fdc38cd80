package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.spi.Surroundings;
import dev.surefoot.runtime.spi.Timers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine's threads and timers: who does what is to be done, and how closing waits for it. */
final class Dispatcher {
  private final Surroundings surroundings;
  private final ExecutorService workers;
  private final ExecutorService callers;
  private final Timers timers;
  private final boolean oneByOne;
  private final Activity activity = new Activity();

  /** Whether a thread does what workers do; what it holds stays, since taking it out is dear. */
  private final ThreadLocal<Boolean> working = new ThreadLocal<>();

  /** Null if calls need none. */
  private final @Nullable Slots slots;

  /** Set while a thread has a slot. */
  private final ThreadLocal<Boolean> calling = new ThreadLocal<>();

  private final Supplier<? extends RuntimeException> closed;

  /**
   * Works with the surroundings of an engine.
   *
   * @param closed what is thrown for a caller who comes too late
   */
  Dispatcher(Surroundings surroundings, Supplier<? extends RuntimeException> closed) {
    this.surroundings = surroundings;
    this.oneByOne = surroundings.oneByOne();
    this.workers = surroundings.steps();
    this.callers = surroundings.callers();
    this.timers = surroundings.timers();
    int calls = surroundings.callsAtOnce();
    this.slots = calls == Integer.MAX_VALUE ? null : new Slots(calls);
    this.closed = closed;
  }

  /**
   * Lets a worker do something, and whatever follows from it; gives whether it will be done, as it
   * will unless the engine is closed.
   */
  boolean dispatch(Work work) {
    activity.enter();
    return mayBegin(work) ? execute(work) : true;
  }

  /** Whether it may begin now; else it begins when another call is over. */
  private boolean mayBegin(Work work) {
    return slots == null || !work.isCall() || slots.take(work);
  }

  /** Lets a worker begin with something that is counted, and has a slot if it needs one. */
  private boolean execute(Work work) {
    try {
      workers.execute(
          () -> {
            boolean over = true;
            boolean worked = isWorking();
            working.set(true);
            try {
              over = runAll(work);
            } finally {
              working.set(worked);
              if (over) {
                activity.leave();
              }
            }
          });
      return true;
    } catch (RejectedExecutionException e) { // closed meanwhile; what is durable goes on later
      activity.leave();
      return false;
    }
  }

  private boolean isWorking() {
    return Boolean.TRUE.equals(working.get());
  }

  /** Whether what follows from a task is a task of its own, as in a simulation. */
  boolean isOneByOne() {
    return oneByOne;
  }

  /** Whether it is over; else another thread goes on with it later. */
  private boolean runAll(Work first) {
    Work next = run(first);
    while (next != null && !oneByOne) {
      if (!mayBegin(next)) {
        return false;
      }
      next = run(next);
    }
    follow(next);
    return true;
  }

  private @Nullable Work run(Work work) {
    if (slots == null || !work.isCall()) {
      return work.run();
    }
    calling.set(true);
    try {
      return work.run();
    } finally {
      calling.remove();
      freeSlot(slots);
    }
  }

  private void freeSlot(Slots freed) {
    Work waiting = freed.release();
    if (waiting != null) {
      execute(waiting);
    }
  }

  /** Who is about to wait, and calls a user's code, lends its slot; gives whether it has one. */
  boolean lendSlot() {
    Slots mine = slots;
    if (mine == null || calling.get() == null) {
      return false;
    }
    freeSlot(mine);
    return true;
  }

  /** It has waited, and goes on. */
  void takeBackSlot(boolean lent) {
    if (lent && slots != null) {
      slots.takeBack();
    }
  }

  /** Lets a worker go on with what a caller has begun. */
  void follow(@Nullable Work next) {
    if (next != null) {
      dispatch(next);
    }
  }

  /** Lets a worker do something later. */
  Timers.Pending after(Duration time, Work then) {
    return timers.after(time, () -> dispatch(then));
  }

  /** Waits while so much is under way; not in a step, which would wait for itself. */
  void awaitRoom(int most) {
    if (!isWorking() && !surroundings.await(() -> activity.isBelow(most), null)) {
      activity.awaitBelow(most);
    }
  }

  /** Does something as one of the things that closing waits for. */
  <T> T counted(Supplier<T> something) {
    activity.enter();
    try {
      return something.get();
    } finally {
      activity.leave();
    }
  }

  /** As {@link #counted} until it is there; a worker then makes of it what the caller is told. */
  <T, U> CompletionStage<U> countedAsync(
      Supplier<CompletableFuture<T>> something, Function<T, U> then) {
    CompletableFuture<U> told = new CompletableFuture<>();
    BiConsumer<T, @Nullable Throwable> there =
        (value, thrown) -> {
          if (!dispatch(() -> tell(told, value, thrown, then))) {
            told.completeExceptionally(closed.get());
          }
          activity.leave();
        };
    activity.enter();
    try {
      CompletableFuture<T> unused = something.get().whenComplete(there);
    } catch (RuntimeException | Error e) {
      activity.leave();
      throw e;
    }
    return told.minimalCompletionStage();
  }

  private static <T, U> @Nullable Work tell(
      CompletableFuture<U> told, T value, @Nullable Throwable thrown, Function<T, U> then) {
    if (thrown != null) {
      told.completeExceptionally(
          thrown instanceof CompletionException ? thrown.getCause() : thrown);
      return null;
    }
    try {
      told.complete(then.apply(value));
    } catch (RuntimeException | Error e) {
      told.completeExceptionally(e);
    }
    return null;
  }

  /** Asks the store for something on behalf of a caller, on a thread that nobody interrupts. */
  <T> T outside(Supplier<T> question) {
    return await(outsideAsync(question));
  }

  /** As {@link #outside}, for who does not wait. */
  <T> CompletableFuture<T> outsideAsync(Supplier<T> question) {
    try {
      return CompletableFuture.supplyAsync(question, callers);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(closed.get());
    }
  }

  /** Lets a thread that nobody interrupts ask the store for something on behalf of callers. */
  void askOutside(Runnable question) {
    try {
      callers.execute(question);
    } catch (RejectedExecutionException e) {
      throw closed.get();
    }
  }

  /** Waits for what comes soon, whether interrupted or not. */
  <T> T await(CompletableFuture<T> future) {
    surroundings.awaitSoon(future::isDone);
    try {
      return future.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  /** Whether the surroundings have waited, in the place of who asks; else he is to block. */
  boolean awaited(BooleanSupplier done, @Nullable Duration atMost) {
    return surroundings.await(done, atMost);
  }

  /** Whether nothing is under way any more before the time is over. */
  boolean awaitIdle(Duration atMost) {
    try {
      return awaited(() -> activity.isBelow(1), atMost)
          ? activity.isBelow(1)
          : activity.awaitIdle(atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Ends timers and workers.
   *
   * @param idle whether no worker is doing anything, so that none need be interrupted
   */
  void stop(boolean idle) {
    timers.close();
    if (idle) {
      workers.shutdown();
    } else {
      workers.shutdownNow();
    }
  }

  /** Asks a last question, and ends. */
  void close(Runnable last) {
    try {
      outside(
          () -> {
            last.run();
            return true;
          });
    } finally {
      callers.shutdown();
    }
  }
}
