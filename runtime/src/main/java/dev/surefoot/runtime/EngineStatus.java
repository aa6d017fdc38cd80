package dev.surefoot.runtime;

/** Whether an engine works. */
public enum EngineStatus {
  /** It works. */
  OPEN,
  /**
   * Its store has failed. It calls nothing new and acknowledges nothing, and tries again and again
   * to reach the store; when it can, it goes on by itself.
   */
  PAUSED,
  /** Its store is lost to it for good: close it, and open another one. */
  BROKEN,
  /** It is closed, or being closed. */
  CLOSED
}
