package dev.surefoot.runtime.internal.engine;

import java.time.Duration;

/** What a {@link Committer} asks of the engine it commits for. */
interface CommitHost {
  /** Lets a worker do something, and whatever follows from it. */
  void dispatch(Work work);

  /** As {@link #dispatch}, after a time. */
  void later(Duration time, Work work);

  /** Nothing is committed until the store works again; told once, with what it said first. */
  void paused(Throwable cause);

  /** The store works again, and what was in doubt has been read back. */
  void resumed();

  /** Nothing is committed from now on. */
  void lost(Throwable cause);

  /**
   * The store does not take what this instance wants to become; the others go on. To be called
   * before the instance is stopped: who is told of that finds it among those that are refused.
   */
  void stuck(LiveInstance instance, RuntimeException why);
}
