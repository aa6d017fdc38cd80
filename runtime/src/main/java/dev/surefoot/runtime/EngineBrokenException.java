package dev.surefoot.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The store failed, so the engine has stopped: nothing that was not acknowledged is sure, nothing
 * that was is lost. Instances go on when an engine opens the store again.
 */
public final class EngineBrokenException extends SurefootException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, with the value, and what to do. */
  public EngineBrokenException(String message, @Nullable Throwable cause) {
    super(ErrorCode.ENGINE_BROKEN, message, cause);
  }
}
