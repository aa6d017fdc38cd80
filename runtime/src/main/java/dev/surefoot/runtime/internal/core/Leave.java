package dev.surefoot.runtime.internal.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocks that are being left in a marking: those of each cancelling transition that has its
 * token. Nothing goes on in them but that transition, and it only if no other one leaves it.
 */
final class Leave {
  private final Program program;
  private final List<Exit> exits;

  private Leave(Program program, List<Exit> exits) {
    this.program = program;
    this.exits = exits;
  }

  static Leave of(Program program, Marking marking) {
    if (program.exits().isEmpty()) {
      return program.leavesNothing();
    }
    List<Exit> exits = List.of();
    for (Exit exit : program.exits()) {
      if (marking.has(exit.place())) {
        exits = new ArrayList<>(exits);
        exits.add(exit);
      }
    }
    return exits.isEmpty() ? program.leavesNothing() : new Leave(program, exits);
  }

  /** No block of a flow is being left. */
  static Leave nothing(Program program) {
    return new Leave(program, List.of());
  }

  boolean isNone() {
    return exits.isEmpty();
  }

  /** Whether a token on this place does not go on. */
  boolean holds(int place) {
    return !isNone()
        && exits.stream().anyMatch(exit -> exit.place() != place && exit.places().get(place));
  }

  /** Whether an execution is in a block that is being left. */
  boolean holds(Execution execution) {
    return !isNone()
        && exits.stream().anyMatch(exit -> exit.leaves(program, execution.transition()));
  }

  /** Whether a choice is in a block that is being left. */
  boolean holds(String choice) {
    return !isNone() && holds(program.decisionPlace(choice));
  }

  /** The cancelling transitions. */
  List<Exit> exits() {
    return exits;
  }

  /** The places in front of the cancelling transitions. */
  List<Integer> places() {
    return isNone() ? List.of() : exits.stream().map(Exit::place).toList();
  }

  /** Which of these executions are in the blocks that are being left. */
  Ints of(State state, Ints executions) {
    return exits.isEmpty()
        ? Ints.EMPTY
        : Ints.of(
            executions.list().stream()
                .filter(id -> holds(state.execution(id)))
                .mapToInt(Integer::intValue));
  }
}
