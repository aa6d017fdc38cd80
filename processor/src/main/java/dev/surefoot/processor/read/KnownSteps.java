package dev.surefoot.processor.read;

import dev.surefoot.processor.StepType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * The step classes that were found right in a round. What is right depends on the class and on the
 * package from which it is called, not on the flow; what is wrong is told anew to each flow.
 */
final class KnownSteps {
  private record Use(TypeElement type, Optional<PackageElement> from) {}

  private final Map<Use, StepType> steps = new HashMap<>();

  /** The step, if it can be called from this package; without one, if it is right by itself. */
  Optional<StepType> find(TypeElement type, Optional<PackageElement> from) {
    return Optional.ofNullable(steps.get(new Use(type, from)));
  }

  /** Notes a step that is right for a package, and so by itself too. */
  void add(StepType step, Optional<PackageElement> from) {
    steps.put(new Use(step.type(), from), step);
    steps.putIfAbsent(new Use(step.type(), Optional.empty()), step);
  }
}
