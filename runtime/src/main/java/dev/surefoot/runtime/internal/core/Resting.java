package dev.surefoot.runtime.internal.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells instances that only wait from those at which an engine works. Taking one of them over makes
 * no event, so that it can be left where it is until something happens to it.
 */
public final class Resting {
  /** What every store can keep; who wakes up then finds that it is to wait on. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** A shorter one is not worth a row that says so, and a load. */
  private static final Duration SHORTEST_BACKOFF = Duration.ofMinutes(1);

  private Resting() {}

  /**
   * Whether nothing happens to an instance before an answer, a request, a pause's end, or a next
   * attempt that is not soon.
   */
  public static boolean isSo(State state, Instant now) {
    Standing standing = state.standing();
    return state.ended() == null
        && !state.isGoingBack()
        && state.undoing() == null
        && state.postponed().isEmpty()
        && standing.open().isEmpty()
        && standing.polled().isEmpty()
        && (state.stopped() || attemptsAreFar(state, now.plus(SHORTEST_BACKOFF)));
  }

  private static boolean attemptsAreFar(State state, Instant from) {
    Ints waiting = state.waiting();
    for (int i = 0; i < waiting.size(); i++) {
      Instant due = due(state, waiting.at(i));
      if (due == null || due.isBefore(from)) {
        return false;
      }
    }
    return true;
  }

  /** When the first pause, await or backoff is over, or null if none ever is. */
  public static @Nullable Instant until(State state) {
    Ints timed = state.stopped() ? state.pending() : state.pending().union(state.waiting());
    Instant first = null;
    for (int i = 0; i < timed.size(); i++) {
      Instant due = due(state, timed.at(i));
      first = first == null || (due != null && due.isBefore(first)) ? due : first;
    }
    Instant time = first == null || first.isBefore(LATEST) ? first : LATEST;
    return time == null ? null : Instant.ofEpochMilli(time.toEpochMilli());
  }

  private static @Nullable Instant due(State state, int execution) {
    return state.execution(execution).calls().due();
  }
}
