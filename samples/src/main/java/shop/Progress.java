package shop;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line on the terminal that is written over while orders are worked through. */
final class Progress {
  private static final long EVERY_MILLIS = 200;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private final Results results;
  private final PrintStream out = System.out;

  private Progress(Results results) {
    this.results = results;
  }

  static Progress start(Results results) {
    Progress progress = new Progress(results);
    Future<?> unused =
        progress.timer.scheduleAtFixedRate(
            progress::show, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return progress;
  }

  private void show() {
    out.print("\r" + results.progress());
    out.flush();
  }

  void close() {
    timer.shutdownNow();
    show();
    out.println();
  }
}
