package dev.surefoot;

import dev.surefoot.model.Redirect;
import dev.surefoot.model.Source;

/** Where to go back to when a step has failed for good, made by {@link FlowDefinition#backTo}. */
public final class BackTo {
  private final dev.surefoot.model.BackTo model;

  BackTo(Redirect.Target target, int times) {
    this.model = new dev.surefoot.model.BackTo(target, times, Source.NONE);
  }

  dev.surefoot.model.BackTo model() {
    return model;
  }
}
