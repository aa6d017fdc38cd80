package dev.surefoot.processor.read;

import dev.surefoot.check.Finding;
import dev.surefoot.model.Names;
import dev.surefoot.processor.StepOutputs;
import dev.surefoot.processor.StepOutputs.Output;
import dev.surefoot.processor.StepType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** What is wrong with the outputs of a step; the first thing that is. */
final class OutputRules {
  /** A mistake, and what it is about. */
  record Mistake(Element at, Finding finding, Object... arguments) {}

  private final StepType step;
  private final ExecutableElement run;
  private final String name;
  private final TypeNames names;
  private final Types types;

  OutputRules(StepType step, TypeNames names, Types types) {
    this.step = step;
    this.run = step.run();
    this.name = step.type().getSimpleName().toString();
    this.names = names;
    this.types = types;
  }

  /**
   * The mistake, if there is one.
   *
   * @param annotated the methods with {@code @Outputs}
   */
  Optional<Mistake> mistake(List<ExecutableElement> annotated) {
    return optional()
        .or(() -> annotated.stream().flatMap(method -> place(method).stream()).findFirst())
        .or(() -> annotated.isEmpty() ? single() : record());
  }

  /** An output that may be missing is known as what may be in it. */
  private Optional<Mistake> optional() {
    TypeMirror returned = run.getReturnType();
    if (!StepOutputs.isOptional(returned)) {
      return Optional.empty();
    }
    String self = "@Run method '" + run.getSimpleName() + "' of step '" + name + "' returns ";
    if (step.poll().isPresent()) {
      return mistake(
          run,
          Finding.READ_STEP,
          self + returned + ", but it submits what the @Poll method asks about",
          "return a handle, or throw");
    }
    Optional<TypeMirror> inside = StepOutputs.inside(returned);
    return inside.isEmpty() || StepOutputs.isOptional(inside.get())
        ? mistake(
            run,
            Finding.READ_STEP,
            self + returned + ", which does not say what the step makes if it does not skip",
            "write Optional<T>, with the type of the output that may be missing")
        : Optional.empty();
  }

  private Optional<Mistake> single() {
    return StepOutputs.of(step, types).all().stream()
        .filter(output -> isOfCall(output.type()))
        .findFirst()
        .flatMap(output -> ofCall(output.type()));
  }

  private Optional<Mistake> ofCall(TypeMirror made) {
    ExecutableElement method = step.poll().orElse(run);
    return mistake(
        method,
        Finding.READ_STEP,
        (step.poll().isPresent() ? "@Poll" : "@Run")
            + " method '"
            + method.getSimpleName()
            + "' of step '"
            + name
            + "' makes "
            + article(made)
            + ", which is no datum",
        "return what others need of it, in a type of its own");
  }

  /** An attempt and a cause are given to a call, and to nobody else. */
  private static boolean isOfCall(TypeMirror type) {
    return StepMethodRules.isClass(type, Dsl.CAUSE) || StepMethodRules.isClass(type, Dsl.ATTEMPT);
  }

  private static String article(TypeMirror ofCall) {
    return StepMethodRules.isClass(ofCall, Dsl.CAUSE) ? "a Cause" : "an Attempt";
  }

  private Optional<Mistake> place(ExecutableElement method) {
    String wrong =
        !method.equals(run)
            ? "is not its @Run method"
            : step.poll().isPresent()
                ? "submits what its @Poll method asks about"
                : Dsl.annotation(run, Dsl.NAMED).isPresent()
                    ? "has one name for all, in @Named"
                    : "";
    return wrong.isEmpty()
        ? Optional.empty()
        : mistake(method, Finding.OUTPUTS_PLACE, method.getSimpleName(), name, wrong);
  }

  private Optional<Mistake> record() {
    StepOutputs outputs = StepOutputs.of(step, types);
    TypeMirror made = outputs.record().orElseThrow();
    boolean isRecord =
        made instanceof DeclaredType declared
            && declared.asElement().getKind() == ElementKind.RECORD;
    if (!isRecord || outputs.all().isEmpty()) {
      return mistake(
          run,
          Finding.OUTPUTS_RECORD,
          run.getSimpleName(),
          name,
          made,
          isRecord ? "a record without components" : "which is no record");
    }
    String type = ((DeclaredType) made).asElement().getSimpleName().toString();
    return outputs.all().stream()
        .flatMap(output -> component(type, output).stream())
        .findFirst()
        .or(() -> twice(type, outputs.all()));
  }

  private Optional<Mistake> component(String type, Output output) {
    String why = "";
    String fix = "";
    if (StepOutputs.isOptional(output.type())) {
      why = "it is an Optional, and who asks for an Optional<T> is given what is known as T";
      fix = "return an Optional of the whole record, or let another step make what may be missing";
    } else if (isVoid(output.type())) {
      why = "nothing but null is of type Void";
      fix = "leave it out, or give it the type of what is made";
    } else if (isOfCall(output.type())) {
      why = "it is " + article(output.type()) + ", which is no datum";
      fix = "give it the type of what others need of it";
    } else if (!output.name().isEmpty() && !Names.FORM.matcher(output.name()).matches()) {
      why = "'" + output.name() + "' in @Named cannot name a datum";
      fix = "begin with a small letter, and go on with small letters, digits and dashes";
    }
    return why.isEmpty()
        ? Optional.empty()
        : mistake(run, Finding.OUTPUTS_COMPONENT, output.component(), type, name, why, fix);
  }

  private static boolean isVoid(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && ((TypeElement) ((DeclaredType) type).asElement())
            .getQualifiedName()
            .contentEquals("java.lang.Void");
  }

  private Optional<Mistake> twice(String type, List<Output> outputs) {
    Map<String, String> seen = new HashMap<>();
    for (Output output : outputs) {
      String key =
          output.name().isEmpty()
              ? names.ofDatum(output.type())
              : names.ofDatum(output.type()) + " named '" + output.name() + "'";
      String other = seen.putIfAbsent(key, output.component());
      if (other != null) {
        return mistake(run, Finding.OUTPUTS_TWICE, other, output.component(), type, key, name);
      }
    }
    return Optional.empty();
  }

  private static Optional<Mistake> mistake(Element at, Finding finding, Object... arguments) {
    return Optional.of(new Mistake(at, finding, arguments));
  }
}
