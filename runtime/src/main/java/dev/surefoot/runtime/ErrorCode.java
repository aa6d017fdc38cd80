package dev.surefoot.runtime;

/** What is wrong, for programs: the names are stable. */
public enum ErrorCode {
  /** What was asked for is not possible in the instance's state. */
  ILLEGAL_STATE,
  /** The flow has no such step or choice. */
  STEP_UNKNOWN,
  /** The step or choice is not in the state in which this can be asked of it. */
  STEP_STATE,
  /** The choice has no such branch. */
  BRANCH_UNKNOWN,
  /** No await of this engine's instances has such a key. */
  ANSWER_KEY_UNKNOWN,
  /** The await was answered before. */
  ALREADY_ANSWERED,
  /** The await is not, or no longer, waiting: its time was over, or it was cancelled or undone. */
  NOT_AWAITED,
  /** A value that was given cannot be used. */
  PARAMETER_INVALID,
  /** The engine does not host the flow. */
  FLOW_UNKNOWN,
  /** A flow cannot be bound to its steps. */
  BINDING_INVALID,
  /** No such instance. */
  INSTANCE_UNKNOWN,
  /** The engine leaves the instance untouched. */
  INSTANCE_REFUSED,
  /** The instance ended without a result. */
  INSTANCE_FAILED,
  /** The instance waits for a decision. */
  INSTANCE_WAITS,
  /** The business key belongs to another input. */
  KEY_TAKEN,
  /** The engine is closed. */
  ENGINE_CLOSED,
  /** The engine's store has failed. */
  ENGINE_BROKEN
}
