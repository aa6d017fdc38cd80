package dev.surefoot;

/** What follows when a step has failed for good, that is, in its last attempt. */
public enum FailurePolicy {
  /**
   * What the flow around the step says; of a sub-flow, what the flow around it says; of a flow that
   * stands alone, {@link #COMPENSATE}.
   */
  INHERIT,
  /** The whole instance is undone and ends as rolled back, with the first cause. */
  COMPENSATE,
  /** The step waits for a decision; other branches go on. */
  HOLD,
  /**
   * The instance ends as failed, after the flow's {@link FlowDefinition#onFailure()}; nothing is
   * undone.
   */
  FAIL,
  /** The flow goes on without the step's output, which the steps after it take as optional. */
  IGNORE
}
