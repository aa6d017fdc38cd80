package dev.surefoot.check.petri;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transitions of the original net, fired one after the other, for which one transition of a reduced
 * net stands. Firings share their parts, so joining two takes constant time.
 */
final class Firing {
  /** Nothing fires. */
  static final Firing NONE = new Firing(-1, 0, null, null);

  private final int transition;
  private final long length;
  private final @Nullable Firing first;
  private final @Nullable Firing second;

  private Firing(int transition, long length, @Nullable Firing first, @Nullable Firing second) {
    this.transition = transition;
    this.length = length;
    this.first = first;
    this.second = second;
  }

  static Firing of(int transition) {
    return new Firing(transition, 1, null, null);
  }

  Firing then(Firing next) {
    if (length == 0 || next.length == 0) {
      return length == 0 ? next : this;
    }
    long sum = Math.min(Integer.MAX_VALUE, length + next.length);
    return new Firing(-1, sum, this, next);
  }

  /** The same, so many times. */
  Firing times(int count) {
    Firing sum = NONE;
    Firing power = this;
    for (int rest = count; rest > 0; rest >>= 1) {
      sum = (rest & 1) == 1 ? sum.then(power) : sum;
      power = power.then(power);
    }
    return sum;
  }

  /** The number of transitions, or {@link Integer#MAX_VALUE} if there are more. */
  long length() {
    return length;
  }

  /** The first transition. Not to be asked of {@link #NONE}. */
  int head() {
    Firing firing = this;
    while (firing.first != null) {
      firing = firing.first;
    }
    return firing.transition;
  }

  /** Adds the transitions to a list; its length should be asked before. */
  void addTo(List<Integer> transitions) {
    Deque<Firing> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      Firing firing = open.pop();
      if (firing.first != null && firing.second != null) {
        open.push(firing.second);
        open.push(firing.first);
      } else if (firing.length == 1) {
        transitions.add(firing.transition);
      }
    }
  }
}
