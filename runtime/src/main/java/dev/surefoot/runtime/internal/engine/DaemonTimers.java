package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.spi.Timers;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Timers by the system's time, on one daemon thread. */
final class DaemonTimers implements Timers {
  private final ScheduledThreadPoolExecutor executor;

  DaemonTimers(String name) {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name + "-timer");
              thread.setDaemon(true);
              return thread;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Pending after(Duration time, Runnable then) {
    try {
      Future<?> future = executor.schedule(then, time.toMillis(), TimeUnit.MILLISECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException e) {
      return () -> {}; // closed meanwhile; what is durable goes on later
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
