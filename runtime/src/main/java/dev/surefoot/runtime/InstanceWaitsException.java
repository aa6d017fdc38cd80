package dev.surefoot.runtime;

/**
 * An instance has no result and will have none until somebody decides: it was not started ({@link
 * InstanceState#CREATED}), it is stopped ({@link InstanceState#SUSPENDED}), a step or choice is
 * held ({@link InstanceState#HELD}), or an undo has failed ({@link InstanceState#ROLLBACK_FAILED}).
 */
public final class InstanceWaitsException extends SurefootException {
  private static final long serialVersionUID = 1L;

  private final InstanceState state;

  /** Says for what the instance waits. */
  public InstanceWaitsException(InstanceState state, String message) {
    super(ErrorCode.INSTANCE_WAITS, message, null);
    this.state = state;
  }

  /** A state that {@linkplain InstanceState#isResting() rests} and is not terminal. */
  public InstanceState state() {
    return state;
  }
}
