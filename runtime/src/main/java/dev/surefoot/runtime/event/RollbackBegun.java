package dev.surefoot.runtime.event;

import java.util.List;

/**
 * The instance begins to go back to a chosen step: from now on nothing that comes from the target
 * goes on. When all of it has ended, a plan is adopted.
 *
 * @param executions what comes from the target, itself included
 * @param by who asked for it, or empty
 * @param why the reason given, or empty
 */
public record RollbackBegun(RollbackOrder order, List<Integer> executions, String by, String why)
    implements Event {
  public RollbackBegun {
    executions = Lists.of(executions);
  }
}
