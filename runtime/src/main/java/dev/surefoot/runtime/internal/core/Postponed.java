package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Policy;

/**
 * A failure whose policy does not hold yet: beside a rollback, until that has ended; one after
 * which the instance goes back to a step, until it can begin to.
 *
 * @param execution that is held until then, 0 if it was a choice, or an await's key
 */
record Postponed(int execution, Policy policy, Trouble trouble) {
  /** Whether the instance goes back to a step because this execution failed. */
  boolean goesBack(int failed) {
    return execution == failed && policy == Policy.BACK_TO;
  }
}
