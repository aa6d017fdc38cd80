package dev.surefoot.benchmarks.throughput;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The ideal in memory: bodies that do nothing, on a pool as the engine has one. A body's thread
 * goes on with the first step that follows and gives the pool the others; who comes last to a join
 * goes on from it. It remembers nothing: a ceiling.
 */
final class ForkJoin implements Pace.Subject, AutoCloseable {
  private final Shape shape;
  private final ForkJoinPool pool =
      new ForkJoinPool(
          Runtime.getRuntime().availableProcessors(),
          ForkJoinPool.defaultForkJoinWorkerThreadFactory,
          null,
          true);

  ForkJoin(Shape shape) {
    this.shape = shape;
  }

  @Override
  public void begin(Runnable ended) {
    AtomicInteger branches = new AtomicInteger(3);
    pool.execute(() -> run(0, branches, ended));
  }

  private void run(int first, AtomicInteger branches, Runnable ended) {
    int step = first;
    while (step < Shape.STEPS - 1) { // the body does nothing
      List<Integer> next = shape.after(step, () -> branches.decrementAndGet() == 0);
      for (int other = 1; other < next.size(); other++) {
        int branch = next.get(other);
        pool.execute(() -> run(branch, branches, ended));
      }
      if (next.isEmpty()) {
        return;
      }
      step = next.get(0);
    }
    ended.run();
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
