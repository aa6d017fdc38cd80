package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.spi.ConcurrencyLimit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets no more calls of a step run at once than it says, across instances and flows. The others
 * wait in the order in which they came; a call that ends gives its turn to the first of them. Safe
 * for use by many threads.
 */
final class Turns {
  private static final class Line {
    int running;
    final Deque<StepWork> waiting = new ArrayDeque<>(2);
  }

  /** By the name of the step; guarded by this. */
  private final Map<String, Line> lines = new HashMap<>();

  /** Whether a call has its turn at once; else it waits, and is given it by one that ends. */
  synchronized boolean take(StepWork call, ConcurrencyLimit limit) {
    Line line = lines.computeIfAbsent(limit.step(), step -> new Line());
    if (line.running < limit.most()) {
      line.running++;
      return true;
    }
    line.waiting.add(call);
    return false;
  }

  /** A turn is over; gives the call that has it now, or null for none. */
  synchronized @Nullable StepWork over(ConcurrencyLimit limit) {
    Line line = lines.get(limit.step());
    if (line == null) {
      throw new IllegalStateException("no call of " + limit.step() + " has its turn");
    }
    StepWork next = line.waiting.poll();
    if (next == null && --line.running == 0) {
      lines.remove(limit.step());
    }
    return next;
  }

  /** Takes a call out of the line; false if it is not in it any more. */
  synchronized boolean leave(StepWork call, ConcurrencyLimit limit) {
    Line line = lines.get(limit.step());
    return line != null && line.waiting.remove(call);
  }

  /** Takes all calls out of the lines that are so, in their order. */
  synchronized List<StepWork> leave(Predicate<StepWork> isSo) {
    List<StepWork> left = new ArrayList<>();
    for (Line line : lines.values()) {
      line.waiting.stream().filter(isSo).forEach(left::add);
      line.waiting.removeIf(isSo);
    }
    return left;
  }
}
