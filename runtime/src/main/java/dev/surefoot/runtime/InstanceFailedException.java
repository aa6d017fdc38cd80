package dev.surefoot.runtime;

/** An instance has ended without a result. */
public final class InstanceFailedException extends SurefootException {
  private static final long serialVersionUID = 1L;

  private final InstanceState state;
  private final String step;

  /** Names the instance, how it ended, and the first cause. */
  public InstanceFailedException(String instance, InstanceState state, String step, String cause) {
    super(instance + " is " + state + " because '" + step + "' failed: " + cause, null);
    this.state = state;
    this.step = step;
  }

  /** How it ended. */
  public InstanceState state() {
    return state;
  }

  /** The step or choice that failed first. */
  public String step() {
    return step;
  }
}
