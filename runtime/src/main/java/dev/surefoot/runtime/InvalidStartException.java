package dev.surefoot.runtime;

import org.jspecify.annotations.Nullable;

/** An instance cannot be started with this business key or this input. */
public final class InvalidStartException extends SurefootException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, with the value, and what to do. */
  public InvalidStartException(String message, @Nullable Throwable cause) {
    super(ErrorCode.PARAMETER_INVALID, message, cause);
  }
}
