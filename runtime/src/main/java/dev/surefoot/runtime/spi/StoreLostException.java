package dev.surefoot.runtime.spi;

import org.jspecify.annotations.Nullable;

/**
 * The engine does not have the store any more: another engine took it, or it was closed. Nothing
 * that this engine appends is kept from now on; what it was acknowledged is.
 */
public final class StoreLostException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** Names the store and who has it. */
  public StoreLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
