package dev.surefoot.runtime.spi;

import java.time.Duration;

/** Calls back later. */
public interface Timers {
  /** Something that is to be run later. */
  @FunctionalInterface
  interface Pending {
    /** Forgets it, if it has not begun. */
    void cancel();
  }

  /** Runs something short after a time, on another thread; at once if the time is not positive. */
  Pending after(Duration time, Runnable then);

  /** Forgets what has not run. */
  void close();
}
