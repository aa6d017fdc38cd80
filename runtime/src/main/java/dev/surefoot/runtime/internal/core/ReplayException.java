package dev.surefoot.runtime.internal.core;

/** A journal does not fit the flow that is to go on with it; the message says where. */
public final class ReplayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what does not fit. */
  public ReplayException(String message) {
    super(message);
  }
}
