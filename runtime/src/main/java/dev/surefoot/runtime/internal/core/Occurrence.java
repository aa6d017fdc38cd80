package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the core is asked to decide about. */
public sealed interface Occurrence {
  /** Somebody wants the instance made and started. */
  record Start(String flow, String key, String fingerprint) implements Occurrence {}

  /**
   * A step's call ended.
   *
   * @param began when it was made, or null if it was not
   */
  record Answered(
      int execution,
      int attempt,
      Outcome.Status status,
      @Nullable String datum,
      @Nullable Failure failure,
      @Nullable Instant began)
      implements Occurrence {}

  /** An undo's call ended; without a failure, it did its work. */
  record UndoAnswered(int execution, int attempt, @Nullable Failure failure, Instant began)
      implements Occurrence {}

  /** What runs has been awaited long enough. */
  record SettleExpired() implements Occurrence {}

  /** An engine took the instance over from one that was killed or closed. */
  record TakenOver(String owner) implements Occurrence {}

  /** An engine gives the instance back; these calls it never made. */
  record GivenBack(Ints calls, Ints undos) implements Occurrence {}

  /** Somebody asks for something. */
  record Asked(Request request, String by, String why) implements Occurrence {}
}
