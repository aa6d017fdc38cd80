package dev.surefoot.check.undo;

import dev.surefoot.Step;
import java.util.List;

/**
 * How often a method of a step is called, and how long a call may take, as its annotation says it.
 *
 * @param attempts calls in all
 * @param backoff from a failed call to the second one; empty for at once
 * @param maxBackoff the longest time between two calls; empty for the default
 * @param retryOn the names of the exceptions that are worth another call
 * @param timeout of one call; empty for any time
 */
public record Calls(
    int attempts, String backoff, String maxBackoff, List<String> retryOn, String timeout) {
  /** What is worth another call where nothing is said. */
  public static final List<String> EVERYTHING = List.of("java.lang.Throwable");

  public Calls {
    retryOn = List.copyOf(retryOn);
  }

  /** One call, however long it takes. */
  public static Calls once() {
    return new Calls(1, "", "", EVERYTHING, "");
  }

  /** Whether it is called until it succeeds, whatever it throws. */
  public boolean neverGivesUp() {
    return attempts == Step.UNLIMITED && retryOn.containsAll(EVERYTHING);
  }
}
