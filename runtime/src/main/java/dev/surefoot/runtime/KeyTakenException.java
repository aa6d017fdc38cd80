package dev.surefoot.runtime;

import org.jspecify.annotations.Nullable;

/** The business key belongs to an instance of the flow that was started with another input. */
public final class KeyTakenException extends SurefootException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, with the value, and what to do. */
  public KeyTakenException(String message, @Nullable Throwable cause) {
    super(ErrorCode.KEY_TAKEN, message, cause);
  }
}
