package dev.surefoot.runtime.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps what it is given until it is told to run some of it; or else runs it at once. */
final class InTurn extends AbstractExecutorService {
  private final List<Runnable> waiting = new ArrayList<>();
  private final boolean atOnce;

  InTurn(boolean atOnce) {
    this.atOnce = atOnce;
  }

  @Override
  public void execute(Runnable task) {
    if (atOnce) {
      task.run();
    } else {
      waiting.add(task);
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Runs one of what waits. */
  void runOne(SplittableRandom random) {
    waiting.remove(random.nextInt(waiting.size())).run();
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
