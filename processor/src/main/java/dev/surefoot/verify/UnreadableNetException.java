package dev.surefoot.verify;

/** A net or a file that does not say what a net is. The message says why. */
final class UnreadableNetException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableNetException(String message) {
    super(message);
  }
}
