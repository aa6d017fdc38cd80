package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.RollbackOrder;
import java.util.List;

/**
 * A rollback to a chosen step, while it is under way. The tokens that came from the target are gone
 * from the marking since it began; what is there instead is put back when it ends.
 *
 * @param scope the executions that came from the target, itself included
 * @param spared those of them that are not undone
 * @param puts the tokens that are there again at its end
 * @param rests whether nothing goes forward meanwhile and afterwards, because the instance was
 *     stopped when it was asked for
 * @param by who asked for it
 * @param why the reason given
 */
public record PartialRollback(
    RollbackOrder order,
    Ints scope,
    Ints spared,
    List<Token.Part> puts,
    boolean rests,
    String by,
    String why) {
  /** The marking with what it puts back. */
  Marking putBack(Marking marking) {
    Marking after = marking;
    for (Token.Part part : puts) {
      after = after.put(part.place(), part.token());
    }
    return after;
  }

  /**
   * The marking without the token that it puts back for its target: one that goes back to the same
   * execution puts its own.
   *
   * @param place from which the target takes it
   */
  Marking without(int target, int place, Marking marking) {
    return order.target() == target ? marking.take(place) : marking;
  }
}
