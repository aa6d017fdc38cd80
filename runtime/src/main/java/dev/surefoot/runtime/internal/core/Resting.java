package dev.surefoot.runtime.internal.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells instances that only wait from those at which an engine works. Taking one of them over makes
 * no event, so that it can be left where it is until something happens to it.
 */
public final class Resting {
  /** What every store can keep; who wakes up then finds that it is to wait on. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private Resting() {}

  /** Whether nothing happens to an instance before an answer, a request, or a pause's end. */
  public static boolean isSo(State state) {
    Standing standing = state.standing();
    return state.ended() == null
        && !state.isGoingBack()
        && state.undoing() == null
        && state.postponed().isEmpty()
        && standing.open().isEmpty()
        && standing.waiting().isEmpty()
        && standing.polled().isEmpty();
  }

  /** When the first pause or await is over, or null if none ever is. */
  public static @Nullable Instant until(State state) {
    Instant first = null;
    Ints pending = state.pending();
    for (int i = 0; i < pending.size(); i++) {
      Instant due = state.execution(pending.at(i)).calls().due();
      first = first == null || (due != null && due.isBefore(first)) ? due : first;
    }
    Instant time = first == null || first.isBefore(LATEST) ? first : LATEST;
    return time == null ? null : Instant.ofEpochMilli(time.toEpochMilli());
  }
}
