package dev.surefoot.check.undo;

/** A part of a step's annotations that a message may be about. */
public enum Part {
  UNDO("Step", "undo"),
  ATTEMPTS("Step", "attempts"),
  BACKOFF("Step", "backoff"),
  MAX_BACKOFF("Step", "maxBackoff"),
  RETRY_ON("Step", "retryOn"),
  TIMEOUT("Step", "timeout"),
  CONCURRENCY("Step", "concurrency"),
  UNDO_ATTEMPTS("Undo", "attempts"),
  UNDO_BACKOFF("Undo", "backoff"),
  UNDO_TIMEOUT("Undo", "timeout"),
  POLL_EVERY("Poll", "every"),
  POLL_TIMEOUT("Poll", "timeout");

  private final String annotation;
  private final String element;

  Part(String annotation, String element) {
    this.annotation = annotation;
    this.element = element;
  }

  /** The simple name of the annotation. */
  public String annotation() {
    return annotation;
  }

  /** The annotation's element. */
  public String element() {
    return element;
  }
}
