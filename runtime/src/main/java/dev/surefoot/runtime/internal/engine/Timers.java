package dev.surefoot.runtime.internal.engine;

import java.time.Duration;

/** Calls back later. */
interface Timers {
  /** Runs something short after a time, on another thread. */
  void after(Duration time, Runnable then);

  /** Forgets what has not run. */
  void close();
}
