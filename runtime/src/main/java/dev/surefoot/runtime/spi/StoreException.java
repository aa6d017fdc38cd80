package dev.surefoot.runtime.spi;

import org.jspecify.annotations.Nullable;

/** A store could not do what was asked of it; the message says what and with which store. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what was asked, of which store, and what came back. */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
