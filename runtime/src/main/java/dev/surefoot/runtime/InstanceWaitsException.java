package dev.surefoot.runtime;

/**
 * An instance has no result and will have none until somebody decides: a failed undo waits to be
 * called again ({@link InstanceState#ROLLBACK_FAILED}, {@link Instance#retryUndos()}), or a held
 * step ({@link InstanceState#HELD}, {@link Instance#retry()}).
 */
public final class InstanceWaitsException extends SurefootException {
  private static final long serialVersionUID = 1L;

  private final InstanceState state;

  /** Says for what the instance waits. */
  public InstanceWaitsException(InstanceState state, String message) {
    super(message, null);
    this.state = state;
  }

  /** {@link InstanceState#ROLLBACK_FAILED} or {@link InstanceState#HELD}. */
  public InstanceState state() {
    return state;
  }
}
