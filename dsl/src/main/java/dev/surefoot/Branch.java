package dev.surefoot;

import dev.surefoot.model.Name;

/**
 * A named branch of a {@code parallel}, made by {@link FlowDefinition#branch}.
 *
 * @param <I> the flow's input
 */
public final class Branch<I> {
  private final dev.surefoot.model.Branch model;

  Branch(String name, Body<I> body) {
    this.model = dev.surefoot.model.Branch.parallel(Name.of(name), body.sequence());
  }

  dev.surefoot.model.Branch model() {
    return model;
  }
}
