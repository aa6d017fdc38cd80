package dev.surefoot.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The engine was closed before the answer was there. Instances go on when an engine opens the store
 * again.
 */
public final class EngineClosedException extends SurefootException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, with the value, and what to do. */
  public EngineClosedException(String message, @Nullable Throwable cause) {
    super(ErrorCode.ENGINE_CLOSED, message, cause);
  }
}
