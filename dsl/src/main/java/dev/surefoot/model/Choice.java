package dev.surefoot.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one branch: the first whose guard holds, else the fallback.
 *
 * @param action a step to run before the guards are asked, or null
 */
public record Choice(Name name, @Nullable StepClass action, List<Branch> branches, Source at)
    implements Node {
  public Choice {
    branches = List.copyOf(branches);
  }

  /** A choice without a place. */
  public static Choice of(Name name, @Nullable StepClass action, List<Branch> branches) {
    return new Choice(name, action, branches, Source.NONE);
  }

  @Override
  public Kind kind() {
    return Kind.CHOICE;
  }

  @Override
  public Optional<Name> label() {
    return Optional.of(name);
  }

  @Override
  public Optional<StepClass> runs() {
    return Optional.ofNullable(action);
  }
}
