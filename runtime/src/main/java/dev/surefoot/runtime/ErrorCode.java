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
  /** The target of a rollback is no name of the flow, or of no visit. */
  TARGET_UNKNOWN,
  /** The target of a rollback is no task. */
  TARGET_NOT_A_TASK,
  /** The target of a rollback has not finished, or was gone back over. */
  TARGET_NOT_FINISHED,
  /** The target of a rollback does not come before its start. */
  TARGET_NOT_BEFORE_START,
  /** The target of a rollback is in another region than its start. */
  TARGET_OTHER_REGION,
  /** The target of a rollback is nearer than that of the one that has failed. */
  TARGET_TOO_NEAR,
  /** The start of a rollback runs, or something in its region does. */
  START_RUNNING,
  /** The start of a rollback is not where its region is. */
  START_NOT_CURRENT,
  /** A step on the way of a rollback cannot be undone. */
  STEP_IRREVERSIBLE,
  /** What a jump would leave runs. */
  WORK_RUNNING,
  /**
   * A cancelling exit would be undone, and not the parallel that it left; or it is leaving the one
   * in which the target is.
   */
  SPLIT_LEFT,
  /** The target of a rollback ran before the failure, and the flow does what it does then. */
  FAIL_PATH_BEGUN,
  /** A plan is not what would happen now. */
  PLAN_CHANGED,
  /** There is a reservation already. */
  RESERVATION_EXISTS,
  /** There is no reservation. */
  RESERVATION_UNKNOWN,
  /** No await of this engine's instances has such a key. */
  ANSWER_KEY_UNKNOWN,
  /** The await was answered before. */
  ALREADY_ANSWERED,
  /** The await is not, or no longer, waiting: its time was over, or it was cancelled or undone. */
  NOT_AWAITED,
  /** Several awaits are meant, and one was to be answered. */
  AWAIT_AMBIGUOUS,
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
