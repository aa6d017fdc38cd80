package dev.surefoot.runtime.event;

/**
 * A request from outside was accepted.
 *
 * @param by who asked, or empty
 * @param why the reason given, or empty
 */
public record RequestAccepted(Request request, String by, String why, Advance advance)
    implements Event {
  /** What can be asked of an instance. */
  public enum Request {
    /** Go on. */
    START,
    /** Start nothing new. */
    STOP,
    /** End. */
    CANCEL,
    /** Call the held steps again. */
    RETRY,
    /** Call the failed undos again. */
    RETRY_UNDOS
  }

  public RequestAccepted {
    advance = Advance.orNone(advance);
  }
}
