package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.ChoiceFailed;
import java.util.List;
import java.util.TreeSet;

/** Finds what an instance waits for that does not come by itself soon. */
public final class WaitsAt {
  private WaitsAt() {}

  /**
   * The names of steps and choices that wait for a decision, of steps whose undo does, and of
   * pauses and awaits that wait, in the order of the names.
   */
  public static List<String> of(Program program, State state) {
    if (state.ended() != null) {
      return List.of();
    }
    Ints ids = failedUndos(state);
    boolean forward = state.leaving() == null;
    if (forward) {
      ids = ids.union(state.held()).union(state.pending());
    }
    if (ids.isEmpty() && (!forward || state.heldChoices().isEmpty())) {
      return List.of();
    }
    TreeSet<String> names = new TreeSet<>();
    if (forward) {
      state.heldChoices().stream().map(ChoiceFailed::choice).forEach(names::add);
    }
    for (int id : ids.list()) {
      names.add(program.step(state.execution(id).transition()));
    }
    return List.copyOf(names);
  }

  /** Whether something waits for a decision. */
  public static boolean needsDecision(State state) {
    boolean held = !state.held().isEmpty() || !state.heldChoices().isEmpty();
    return state.ended() == null
        && ((held && state.leaving() == null) || !failedUndos(state).isEmpty());
  }

  private static Ints failedUndos(State state) {
    Undoing undoing = state.undoing();
    return undoing == null ? Ints.EMPTY : undoing.failed();
  }
}
