package dev.surefoot.runtime;

import org.jspecify.annotations.Nullable;

/** A request was refused, without any change. */
public final class RequestRefusedException extends SurefootException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, with the value, and what to do. */
  public RequestRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
