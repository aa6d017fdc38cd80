package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Failure;

/**
 * The first cause for which an instance goes forward no more.
 *
 * @param step the step or choice that failed, or empty if it was a request
 */
public record Trouble(String step, Failure failure) {
  private static final String REQUEST = "request";
  private static final String CANCELLED = "it was cancelled";

  /** A request to end it. */
  public static Trouble request(String why) {
    return new Trouble("", new Failure(REQUEST, why, ""));
  }

  /** In one line. */
  public String summary() {
    return step.isEmpty()
        ? CANCELLED + (failure.message().isBlank() ? "" : ": " + failure.message())
        : "'" + step + "' failed: " + failure.summary();
  }

  /** What steps and undos are told of it: never empty. */
  public String text() {
    return step.isEmpty() && failure.message().isBlank() ? CANCELLED : failure.text();
  }
}
