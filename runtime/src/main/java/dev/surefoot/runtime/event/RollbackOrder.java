package dev.surefoot.runtime.event;

/**
 * A rollback to a chosen step, as it is carried out: everything that a plan is computed from,
 * besides the instance.
 *
 * @param target the execution that is to run again
 * @param start the execution at which it begins, 0 if it begins at none; by {@link
 *     PlanAdopted.Mode#CAUSAL} the one whose failure it follows
 * @param resume whether the target runs again at once, or else when the instance is started
 * @param passOver whether what cannot be undone is left as it is
 * @param cancel whether what runs may be left
 */
public record RollbackOrder(
    PlanAdopted.Mode mode,
    int target,
    int start,
    boolean resume,
    boolean passOver,
    boolean cancel) {
  /** Whether nobody asked for it, but the failure policy of a step. */
  public boolean followsFailure() {
    return mode == PlanAdopted.Mode.CAUSAL && start > 0;
  }
}
