package dev.surefoot.runtime.spi;

import org.jspecify.annotations.Nullable;

/** A datum could not be encoded or decoded; the message names its type. */
public final class CodecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what could not be done, and why. */
  public CodecException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
