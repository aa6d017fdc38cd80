package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.ChoiceFailed;
import java.util.List;
import java.util.TreeSet;

/** Finds what waits for a decision. */
public final class HeldAt {
  private HeldAt() {}

  /** The names of held steps and choices, and of steps whose undo has failed, in their order. */
  public static List<String> of(Program program, State state) {
    Undoing undoing = state.undoing();
    Ints undos = undoing == null || state.ended() != null ? Ints.EMPTY : undoing.failed();
    boolean forward = state.leaving() == null && state.ended() == null;
    if (undos.isEmpty()
        && (!forward || (state.held().isEmpty() && state.heldChoices().isEmpty()))) {
      return List.of();
    }
    TreeSet<String> names = new TreeSet<>();
    if (forward) {
      state.heldChoices().stream().map(ChoiceFailed::choice).forEach(names::add);
    }
    for (int id : (forward ? state.held().union(undos) : undos).list()) {
      names.add(program.step(state.execution(id).transition()));
    }
    return List.copyOf(names);
  }
}
