package dev.surefoot.runtime.spi;

import org.jspecify.annotations.Nullable;

/** Another engine has the store. */
public final class StoreInUseException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** Names the store and, where it is known, who has it. */
  public StoreInUseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
