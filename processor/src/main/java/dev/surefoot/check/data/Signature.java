package dev.surefoot.check.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step class as data.
 *
 * @param inputs what its action asks for
 * @param outputs what it makes, each key once
 * @param undo what its undo asks for; empty if it has none
 * @param handle what a step that polls knows its submission by; its undo may ask for it
 * @param asksForCause whether its action asks for the cause of a failure
 * @param absence whether the flow may go on without the outputs, as far as the class says it
 */
public record Signature(
    List<Input> inputs,
    List<DataKey> outputs,
    List<Input> undo,
    Optional<DataKey> handle,
    boolean asksForCause,
    Absence absence) {
  public Signature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    undo = List.copyOf(undo);
  }

  /**
   * What a step that polls asks for: what its action does, and its question, which knows the handle
   * from the action.
   */
  public static List<Input> inputs(List<Input> run, List<Input> poll, Optional<DataKey> handle) {
    List<Input> all = new ArrayList<>(run);
    for (Input input : poll) {
      boolean known =
          handle.filter(input.key()::equals).isPresent()
              || all.stream().anyMatch(i -> i.key().equals(input.key()));
      if (!known) {
        all.add(input);
      }
    }
    return all;
  }

  /** The same where the step's failure is ignored. */
  Signature ignored() {
    return absence == Absence.NEVER
        ? new Signature(inputs, outputs, undo, handle, asksForCause, Absence.IGNORED)
        : this;
  }

  /** A step of one output at most that does not poll, and whose failure is not ignored. */
  public Signature(List<Input> inputs, Optional<DataKey> output, List<Input> undo) {
    this(inputs, output.stream().toList(), undo, Optional.empty(), false, Absence.NEVER);
  }
}
