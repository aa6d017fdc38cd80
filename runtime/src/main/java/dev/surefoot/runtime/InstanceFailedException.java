package dev.surefoot.runtime;

/** An instance has ended without a result. */
public final class InstanceFailedException extends SurefootException {
  private static final long serialVersionUID = 1L;

  private final InstanceState state;
  private final String step;

  /**
   * Names the instance, how it ended, and the first cause.
   *
   * @param step the step or choice that failed first, or empty if it was a request
   * @param cause in one line
   */
  public InstanceFailedException(String instance, InstanceState state, String step, String cause) {
    super(ErrorCode.INSTANCE_FAILED, instance + " is " + state + " because " + cause, null);
    this.state = state;
    this.step = step;
  }

  /** How it ended. */
  public InstanceState state() {
    return state;
  }

  /** The step or choice that failed first, or empty if the instance was cancelled. */
  public String step() {
    return step;
  }
}
