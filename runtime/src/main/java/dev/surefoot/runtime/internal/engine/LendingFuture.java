package dev.surefoot.runtime.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that steps may wait for: meanwhile other calls have their slot, among them perhaps those
 * that are waited for. What depends on it is such a future, too.
 */
final class LendingFuture<T> extends CompletableFuture<T> {
  private final Dispatcher threads;

  LendingFuture(Dispatcher threads) {
    this.threads = threads;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new LendingFuture<>(threads);
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    boolean lent = lend();
    try {
      return super.get();
    } finally {
      threads.takeBackSlot(lent);
    }
  }

  @Override
  public T get(long time, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    boolean lent = lend();
    try {
      return super.get(time, unit);
    } finally {
      threads.takeBackSlot(lent);
    }
  }

  @Override
  public T join() {
    boolean lent = lend();
    try {
      return super.join();
    } finally {
      threads.takeBackSlot(lent);
    }
  }

  private boolean lend() {
    return !isDone() && threads.lendSlot();
  }
}
