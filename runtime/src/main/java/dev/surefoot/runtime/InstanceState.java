package dev.surefoot.runtime;

/** What an instance is doing, as it is shown. */
public enum InstanceState {
  /** Made, not started. */
  CREATED,
  /** Steps run, or could. */
  RUNNING,
  /** Stopped, or waiting where a rollback put it. */
  SUSPENDED,
  /** A step was lost in five crashes in a row and waits for {@link Instance#retry()}. */
  HELD,
  /** Undos are called. */
  ROLLING_BACK,
  /** An undo failed; it can be called again. */
  ROLLBACK_FAILED,
  /** Being cancelled: what runs is awaited. */
  CANCELLING,
  /** Came to its end. */
  FINISHED,
  /** Ended by a failure with something left done. */
  FAILED,
  /** Ended by a failure, with all that was done undone. */
  ROLLED_BACK,
  /** Ended by request. */
  CANCELLED;

  /** Whether the instance has ended, or goes on only when somebody decides about it. */
  public boolean isResting() {
    return isTerminal() || this == HELD || this == ROLLBACK_FAILED;
  }

  /** Whether the instance has ended for good. */
  public boolean isTerminal() {
    return switch (this) {
      case FINISHED, FAILED, ROLLED_BACK, CANCELLED -> true;
      default -> false;
    };
  }
}
