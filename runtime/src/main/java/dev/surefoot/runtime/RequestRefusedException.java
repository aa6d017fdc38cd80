package dev.surefoot.runtime;

/** A request was refused, without any change; {@link #code()} says why. */
public final class RequestRefusedException extends SurefootException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, with the value, and what to do. */
  public RequestRefusedException(ErrorCode code, String message) {
    super(code, message, null);
  }
}
