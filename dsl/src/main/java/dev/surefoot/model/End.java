package dev.surefoot.model;

import java.util.List;
import java.util.Optional;

/** Ends the flow. */
public record End(Source at) implements Node {
  /** An end without a place. */
  public static End of() {
    return new End(Source.NONE);
  }

  @Override
  public Kind kind() {
    return Kind.END;
  }

  @Override
  public Optional<Name> label() {
    return Optional.empty();
  }

  @Override
  public Optional<StepClass> runs() {
    return Optional.empty();
  }

  @Override
  public List<Branch> branches() {
    return List.of();
  }
}
