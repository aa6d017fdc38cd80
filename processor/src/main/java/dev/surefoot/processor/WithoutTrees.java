package dev.surefoot.processor;

import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.model.Source;
import dev.surefoot.processor.read.Dsl;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/**
 * The flows of a compilation under a compiler that shows no trees, such as Eclipse's. They cannot
 * be read, so they are proved when they start; what is generated lets the rest compile until then.
 */
final class WithoutTrees {
  private static final String WARNING =
      "flows are proved by javac only: this compiler does not show their source, so they are"
          + " checked when they start, for which dev.surefoot:surefoot-processor must be on the"
          + " class path of the running program";

  private final ProcessingEnvironment environment;
  private final FlowOutput output;
  private boolean warned;

  WithoutTrees(ProcessingEnvironment environment, FlowOutput output) {
    this.environment = environment;
    this.output = output;
  }

  /** Takes the flows of a round. */
  void round(Collection<TypeElement> flows) {
    for (TypeElement flow : flows) {
      warnOnce(flow);
      Optional<TypeMirror> input =
          Dsl.inputOf(flow, environment.getElementUtils(), environment.getTypeUtils());
      if (input.isPresent()) {
        output.writeUnproved(new UnreadFlow(flow, input.get(), result(flow)));
      } else {
        refuse(flow);
      }
    }
  }

  private static Optional<TypeMirror> result(TypeElement flow) {
    return Dsl.annotation(flow, Dsl.FLOW)
        .flatMap(annotation -> Dsl.written(annotation, "result"))
        .filter(TypeMirror.class::isInstance)
        .map(TypeMirror.class::cast)
        .filter(result -> !result.toString().equals(Void.class.getName()));
  }

  private void warnOnce(TypeElement flow) {
    if (!warned) {
      warned = true;
      print(Diagnostic.Kind.WARNING, WARNING, flow);
    }
  }

  private void refuse(TypeElement flow) {
    Problem problem =
        Finding.READ_FLOW_CLASS.problem(
            Source.NONE,
            List.of(),
            "'" + flow.getSimpleName() + "' has @Flow but does not extend FlowDefinition",
            "extend FlowDefinition<Order>, with the type of the flow's input");
    print(Diagnostic.Kind.ERROR, problem.text(), flow);
  }

  private void print(Diagnostic.Kind kind, String text, TypeElement flow) {
    environment.getMessager().printMessage(kind, text, flow);
  }
}
