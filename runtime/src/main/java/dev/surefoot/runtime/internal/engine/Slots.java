package dev.surefoot.runtime.internal.engine;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * How many calls are made at once where each takes a thread. A call that has to wait takes none, so
 * that calls that hang keep nobody from deciding about requests, answers and timeouts. Safe for use
 * by many threads.
 */
final class Slots {
  private final int most;

  /** Guarded by this, as below. */
  private final ArrayDeque<Work> waiting = new ArrayDeque<>();

  private int taken;

  Slots(int most) {
    this.most = most;
  }

  /** Whether a call has a slot now; else it is given by who releases one. */
  synchronized boolean take(Work call) {
    if (taken < most) {
      taken++;
      return true;
    }
    waiting.add(call);
    return false;
  }

  /** A call is over, or waits; gives the one that has the slot instead, or null. */
  synchronized @Nullable Work release() {
    Work next = taken > most ? null : waiting.poll();
    if (next == null) {
      taken--;
    }
    return next;
  }

  /** A call that waited goes on, though others have all slots. */
  synchronized void takeBack() {
    taken++;
  }
}
