package dev.surefoot;

/**
 * By what an answer from outside finds its {@code await}, made by {@code correlatedBy} of {@link
 * FlowDefinition}.
 */
public final class Correlation {
  private final dev.surefoot.model.Correlation model;

  Correlation(dev.surefoot.model.Correlation model) {
    this.model = model;
  }

  dev.surefoot.model.Correlation model() {
    return model;
  }
}
