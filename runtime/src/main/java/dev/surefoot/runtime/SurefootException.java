package dev.surefoot.runtime;

import org.jspecify.annotations.Nullable;

/** What the engine throws; the message names the thing, its value, and what to do. */
public abstract class SurefootException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  SurefootException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** What is wrong, for programs. */
  public ErrorCode code() {
    return code;
  }
}
