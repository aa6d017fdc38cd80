package dev.surefoot.runtime;

/** What an instance is doing, as it is shown. */
public enum InstanceState {
  /** Made, not started. */
  CREATED,
  /** Steps run, or could. */
  RUNNING,
  /** Stopped: what runs ends, and nothing new starts. */
  SUSPENDED,
  /** A step or choice has failed for good and waits for a decision; other branches go on. */
  HELD,
  /** Undos are called. */
  ROLLING_BACK,
  /** An undo failed; it can be called again. */
  ROLLBACK_FAILED,
  /** Being cancelled: what runs is awaited, and undone if that was asked for. */
  CANCELLING,
  /** Came to its end. */
  FINISHED,
  /** Ended by a failure with something left done. */
  FAILED,
  /** Ended by a failure, with all that was done undone. */
  ROLLED_BACK,
  /** Ended by request; what it had done was undone only if that was asked for. */
  CANCELLED;

  /** Whether the instance has ended, or goes on only when somebody decides about it. */
  public boolean isResting() {
    return isTerminal()
        || this == CREATED
        || this == SUSPENDED
        || this == HELD
        || this == ROLLBACK_FAILED;
  }

  /** Whether the instance has ended for good. */
  public boolean isTerminal() {
    return switch (this) {
      case FINISHED, FAILED, ROLLED_BACK, CANCELLED -> true;
      default -> false;
    };
  }
}
