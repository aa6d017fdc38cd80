package dev.surefoot.runtime;

import org.jspecify.annotations.Nullable;

/** The engine does not host the flow. */
public final class UnknownFlowException extends SurefootException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, with the value, and what to do. */
  public UnknownFlowException(String message, @Nullable Throwable cause) {
    super(ErrorCode.FLOW_UNKNOWN, message, cause);
  }
}
