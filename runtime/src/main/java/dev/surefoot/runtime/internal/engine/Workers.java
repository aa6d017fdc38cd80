package dev.surefoot.runtime.internal.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads on which the engine works: a virtual one for each task where the JDK has them, else
 * pools of daemon threads.
 */
final class Workers {
  private static final long IDLE_SECONDS = 30;

  /** For what the engine itself has to do while all calls take their time. */
  private static final int BESIDE_CALLS = 4;

  private Workers() {}

  /**
   * For so many calls of steps at once and the engine's own work, of platform threads; a thread
   * that waits for an instance's result through {@link ForkJoinPool#managedBlock} is made up for by
   * another, so that steps that wait for other instances do not starve them.
   */
  static ExecutorService forSteps(String name, int calls) {
    int threads = calls + BESIDE_CALLS;
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return new ForkJoinPool(
        threads,
        pool -> {
          ForkJoinWorkerThread thread =
              ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
          thread.setName(name + "-step-" + thread.getPoolIndex());
          thread.setContextClassLoader(loader);
          return thread;
        },
        null,
        true,
        threads,
        Short.MAX_VALUE,
        1,
        null,
        IDLE_SECONDS,
        TimeUnit.SECONDS);
  }

  /**
   * For what a caller of the engine asks of the store: at most one task for each waiting caller. It
   * is not done on the caller's own thread, because interrupting a thread that reads or writes a
   * file closes the file for everybody.
   */
  static ExecutorService forCallers(String name) {
    ExecutorService virtual = virtual();
    if (virtual != null) {
      return virtual;
    }
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, name + "-caller");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** A virtual thread for each task, or null before JDK 21. */
  static @Nullable ExecutorService virtual() {
    try {
      MethodHandle make =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
      return (ExecutorService) make.invoke();
    } catch (NoSuchMethodException | UnsupportedOperationException e) {
      return null;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot make virtual threads", e);
    }
  }
}
