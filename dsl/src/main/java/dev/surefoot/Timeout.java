package dev.surefoot;

import dev.surefoot.model.Await;
import dev.surefoot.model.Span;

/**
 * What an {@code await} does when no answer comes in time, made by {@link FlowDefinition#after}.
 *
 * @param <I> the flow's input
 */
public final class Timeout<I> {
  private final Await.Timeout model;

  Timeout(String time, Body<I> body) {
    this.model = Await.Timeout.of(Span.of(time), body.sequence());
  }

  Await.Timeout model() {
    return model;
  }
}
