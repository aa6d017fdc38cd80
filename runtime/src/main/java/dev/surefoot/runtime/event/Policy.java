package dev.surefoot.runtime.event;

/** What follows when a step has failed for good. */
public enum Policy {
  /** The whole instance is undone. */
  COMPENSATE,
  /** The step waits for a decision. */
  HOLD,
  /** The instance ends as failed. */
  FAIL,
  /** The flow goes on without the step's output. */
  IGNORE,
  /** The instance goes back to an earlier step. */
  BACK_TO
}
