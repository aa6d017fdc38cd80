package dev.surefoot.check.data;

import java.util.List;
import java.util.Optional;

/**
 * A step class as data.
 *
 * @param inputs what its action asks for
 * @param output what it makes, if anything
 * @param undo what its undo asks for; empty if it has none
 * @param handle what a step that polls knows its submission by; its undo may ask for it
 * @param ignored whether the flow goes on without the output when the step has failed
 */
public record Signature(
    List<Input> inputs,
    Optional<DataKey> output,
    List<Input> undo,
    Optional<DataKey> handle,
    boolean ignored) {
  public Signature {
    inputs = List.copyOf(inputs);
    undo = List.copyOf(undo);
  }

  /** A step that does not poll, and whose failure is not ignored. */
  public Signature(List<Input> inputs, Optional<DataKey> output, List<Input> undo) {
    this(inputs, output, undo, Optional.empty(), false);
  }
}
