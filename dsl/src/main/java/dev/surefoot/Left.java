package dev.surefoot;

import dev.surefoot.model.Sequence;

/**
 * A body that ends in a jump or ends the flow. It has no verbs: nothing can follow.
 *
 * @param <I> the flow's input
 */
public final class Left<I> extends Body<I> {
  Left(Sequence sequence) {
    super(sequence);
  }
}
