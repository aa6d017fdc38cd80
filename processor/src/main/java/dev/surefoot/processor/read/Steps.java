package dev.surefoot.processor.read;

import dev.surefoot.check.Finding;
import dev.surefoot.model.Name;
import dev.surefoot.model.Names;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import dev.surefoot.processor.StepType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The step classes that a flow uses, each validated where it is used first. */
final class Steps {
  /** One use: the class, and the name that it gives to a task without a name of its own. */
  record Use(StepClass stepClass, Name name) {}

  private final StepReader reader;
  private final Reading reading;
  private final Map<String, Optional<StepType>> used = new LinkedHashMap<>();

  Steps(StepReader reader, Reading reading) {
    this.reader = reader;
    this.reading = reading;
  }

  /** The step of a class literal, or empty if the class cannot be one. */
  Optional<Use> use(Value.ClassLiteral literal) {
    Optional<StepType> step = used.get(literal.binaryName());
    if (step == null) {
      step = read(literal);
      used.put(literal.binaryName(), step);
    }
    return step.map(s -> new Use(new StepClass(s.binaryName(), literal.at()), name(s, literal)));
  }

  /** Takes a step of a sub-flow, which generated code of this flow calls too. */
  boolean callable(StepType step, Source at) {
    if (!used.containsKey(step.binaryName())) {
      Reading here = new Reading(); // nobody names the class here, so its types are right
      Optional<StepType> read = reader.read(step.type(), at, here);
      here.problems().forEach(reading::refuse);
      used.put(step.binaryName(), read);
    }
    return used.get(step.binaryName()).isPresent();
  }

  private Optional<StepType> read(Value.ClassLiteral literal) {
    if (literal.type() == null) {
      reading.refuse(
          Finding.READ_STEP.problem(
              literal.at(),
              List.of(),
              "'" + literal.typeName() + "' is no step",
              "write the class of a step, such as ReserveStock.class"));
      return Optional.empty();
    }
    return reader.read(literal.type(), literal.at(), reading);
  }

  private static Name name(StepType step, Value.ClassLiteral literal) {
    String explicit =
        Dsl.annotation(step.type(), Dsl.STEP)
            .flatMap(a -> Dsl.written(a, "value"))
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .orElse("");
    String name =
        explicit.isEmpty() ? Names.kebab(step.type().getSimpleName().toString()) : explicit;
    return new Name(name, literal.at());
  }

  /** Each class once, in the order of first use. */
  List<StepType> all() {
    return used.values().stream().flatMap(Optional::stream).toList();
  }
}
