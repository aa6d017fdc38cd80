package dev.surefoot.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The engine has lost its store for good, as when another engine took it, and has stopped: nothing
 * that was not acknowledged is sure, nothing that was is lost. Instances go on with the engine that
 * has the store, or when one opens it again. A store that only fails for a while makes an engine
 * pause.
 */
public final class EngineBrokenException extends SurefootException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, with the value, and what to do. */
  public EngineBrokenException(String message, @Nullable Throwable cause) {
    super(ErrorCode.ENGINE_BROKEN, message, cause);
  }
}
