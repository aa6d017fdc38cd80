package dev.surefoot.runtime.spi;

import dev.surefoot.Key;

/** A step asked for a datum that no step before it has made. */
public final class MissingDatumException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the datum that is missing. */
  public MissingDatumException(Key<?> key) {
    super("no " + key + " has been made on the way to this step");
  }
}
