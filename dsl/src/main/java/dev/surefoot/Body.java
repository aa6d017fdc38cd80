package dev.surefoot;

import dev.surefoot.model.Sequence;

/**
 * A part of a flow: {@link Open} where more may follow, {@link Left} where the way has been left
 * for good. Immutable, so a body may be used in several places.
 *
 * @param <I> the flow's input
 */
public abstract sealed class Body<I> permits Open, Left {
  private final Sequence sequence;

  Body(Sequence sequence) {
    this.sequence = sequence;
  }

  final Sequence sequence() {
    return sequence;
  }
}
