package dev.surefoot.verify;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does work on several threads, and hands out what comes of it in the order of the input. */
final class InOrder {
  /** How far the work may be ahead of what was handed out, for each thread. */
  private static final int AHEAD = 32;

  private InOrder() {}

  /**
   * Works until all is handed out.
   *
   * @param workers how many threads; with one, all is done on the caller's
   * @param consumer called by the calling thread only
   */
  static <T, R> void forEach(
      Collection<T> input, int workers, Function<T, R> work, Consumer<R> consumer) {
    if (workers == 1) {
      input.forEach(one -> consumer.accept(work.apply(one)));
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(workers, InOrder::daemon);
    try {
      Deque<Future<R>> open = new ArrayDeque<>();
      for (T one : input) {
        if (open.size() == workers * AHEAD) {
          consumer.accept(result(open.remove()));
        }
        open.add(threads.submit(() -> work.apply(one)));
      }
      while (!open.isEmpty()) {
        consumer.accept(result(open.remove()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "net");
    thread.setDaemon(true);
    return thread;
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
