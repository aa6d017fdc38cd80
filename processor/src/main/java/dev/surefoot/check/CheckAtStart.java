package dev.surefoot.check;

import dev.surefoot.FlowChecker;
import dev.surefoot.FlowDefinition;
import java.util.List;

/** Offers the rules to the runtime, which knows them by their interface only. */
public final class CheckAtStart implements FlowChecker {
  /** For {@link java.util.ServiceLoader}. */
  public CheckAtStart() {}

  @Override
  public List<String> check(FlowDefinition<?> definition) {
    return Surefoot.problems(definition).stream()
        .filter(Problem::isError)
        .map(Problem::text)
        .toList();
  }
}
