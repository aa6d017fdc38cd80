package dev.surefoot.runtime.spi;

import org.jspecify.annotations.Nullable;

/**
 * A store refused changes: they do not fit what it has, or cannot be kept at all. Nothing was kept,
 * and the same changes would be refused again.
 */
public final class StoreRefusedException extends StoreException {
  private static final long serialVersionUID = 1L;

  /** Says which change, of which store, and why. */
  public StoreRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
