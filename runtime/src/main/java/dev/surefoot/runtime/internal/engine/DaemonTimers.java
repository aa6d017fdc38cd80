package dev.surefoot.runtime.internal.engine;

import java.time.Duration;
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
  }

  @Override
  public void after(Duration time, Runnable then) {
    if (!executor.isShutdown()) {
      executor.schedule(then, time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
