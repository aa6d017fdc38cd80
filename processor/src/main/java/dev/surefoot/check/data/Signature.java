package dev.surefoot.check.data;

import java.util.List;
import java.util.Optional;

/**
 * A step class as data.
 *
 * @param inputs what its action asks for
 * @param output what it makes, if anything
 * @param undo what its undo asks for; empty if it has none
 */
public record Signature(List<Input> inputs, Optional<DataKey> output, List<Input> undo) {
  public Signature {
    inputs = List.copyOf(inputs);
    undo = List.copyOf(undo);
  }
}
