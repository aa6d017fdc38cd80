package dev.surefoot.runtime.spi;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Has no thread, and hands each task to somebody who runs it now or later. */
final class HandingExecutor extends AbstractExecutorService {
  private final Consumer<Runnable> taker;

  HandingExecutor(Consumer<Runnable> taker) {
    this.taker = taker;
  }

  @Override
  public void execute(Runnable task) {
    taker.accept(task);
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
