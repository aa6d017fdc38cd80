package dev.surefoot.reflect;

/** A class that a flow names as a step is none. */
public final class InvalidStepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String fix;

  InvalidStepException(String message, String fix) {
    super(message);
    this.fix = fix;
  }

  /** What to write instead. */
  public String fix() {
    return fix;
  }
}
