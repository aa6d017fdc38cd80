package dev.surefoot.runtime.internal.core;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What is needed of a state to go forward: all but the executions that have ended, of which only
 * the number counts. Going back needs them, and finds holes in their place ({@link HistoryNeeded}).
 */
public final class Forward {
  private Forward() {}

  /** Whether an instance goes forward, and has something ahead. */
  public static boolean isSo(State state) {
    return !state.isGoingBack()
        && state.reservation() == null
        && state.postponed().isEmpty()
        && !state.onFailPath() // its end looks back
        && state.ended() == null;
  }

  /** The executions that have not ended, by their index; the others are holes. */
  public static SortedMap<Integer, Execution> executions(State state) {
    SortedMap<Integer, Execution> kept = new TreeMap<>();
    for (int i = 0; i < state.executions().size(); i++) {
      Execution execution = state.executions().orNull(i);
      if (execution != null && !isOver(execution)) {
        kept.put(i, execution);
      }
    }
    return kept;
  }

  /** Whether an execution has ended, so that it has no part in going forward. */
  public static boolean isOver(Execution execution) {
    return switch (execution.run()) {
      case SUCCEEDED, SKIPPED, FAILED, NOT_ENTERED, CUT_OFF, TIMED_OUT, WITHDRAWN -> true;
      default -> false;
    };
  }

  /** The executions of which something that they made may still be read, and 0 for the input. */
  public static Ints makers(State state) {
    List<Env> known = new ArrayList<>();
    state.marking().tokens().forEach(token -> known.add(token.env()));
    SortedMap<Integer, Execution> executions = executions(state);
    executions.values().forEach(execution -> known.add(execution.token().env()));
    return Ints.of(
        IntStream.concat(
            executions.values().stream().mapToInt(Execution::id),
            known.stream().flatMapToInt(Env::makers).filter(maker -> maker >= 0)));
  }
}
