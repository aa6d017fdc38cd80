package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.ChoiceFailed;
import java.util.List;
import java.util.TreeSet;

/** Finds what waits for a decision. */
public final class HeldAt {
  private HeldAt() {}

  /**
   * The names of held steps and choices, of steps whose undo has failed, and of pauses, awaits and
   * steps that are polled, in their order.
   */
  public static List<String> of(Program program, State state) {
    Ints waiting = undos(state);
    if (goesForward(state)) {
      waiting = waiting.union(state.held()).union(state.pending()).union(state.polled());
    }
    if (waiting.isEmpty() && !isHeld(state)) {
      return List.of();
    }
    TreeSet<String> names = new TreeSet<>();
    if (goesForward(state)) {
      state.heldChoices().stream().map(ChoiceFailed::choice).forEach(names::add);
    }
    for (int id : waiting.list()) {
      names.add(program.step(state.execution(id).transition()));
    }
    return List.copyOf(names);
  }

  /** Whether anything waits for a decision. */
  public static boolean isHeld(State state) {
    return !undos(state).isEmpty()
        || (goesForward(state) && !(state.held().isEmpty() && state.heldChoices().isEmpty()));
  }

  private static Ints undos(State state) {
    Undoing undoing = state.undoing();
    return undoing == null || state.ended() != null ? Ints.EMPTY : undoing.failed();
  }

  private static boolean goesForward(State state) {
    return state.leaving() == null && state.ended() == null;
  }
}
