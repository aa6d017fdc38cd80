package dev.surefoot.processor.write;

import dev.surefoot.processor.Parameter;
import dev.surefoot.processor.StepOutputs;
import dev.surefoot.processor.StepType;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Makes the calls of {@code @Run} and {@code @Undo} methods with what their parameters ask for. */
final class CallWriter {
  /** About what stands on the line before and after a call. */
  private static final int AROUND = 20;

  private static final int CONTINUED = 4;
  private final Elements elements;
  private final Types types;
  private final KnownTypes known;
  private final KeyConstants keys;
  private final Imports imports;

  CallWriter(Elements elements, Types types, KnownTypes known, KeyConstants keys, Imports imports) {
    this.elements = elements;
    this.types = types;
    this.known = known;
    this.keys = keys;
    this.imports = imports;
  }

  /** What a step makes. */
  StepOutputs outputs(StepType step) {
    return known.outputs(step);
  }

  /** The constant with the key of a step's output, if it makes one that is no part of a record. */
  Optional<String> output(StepType step) {
    StepOutputs made = outputs(step);
    return made.record().isPresent() ? Optional.empty() : keys(made).stream().findFirst();
  }

  /** The constants with the keys of outputs. */
  List<String> keys(StepOutputs made) {
    return made.all().stream().map(o -> keys.of(known.nameOf(o.type()), o.name())).toList();
  }

  /** The constant with the key of what a step that polls submits. */
  Optional<String> handle(StepType step) {
    return known.handle(step).map(this::key);
  }

  /** The constant of {@code UndoKind} that fits a step. */
  String undoKind(StepType step) {
    if (step.undo().isEmpty()) {
      return step.contract().isIrreversible() ? "IRREVERSIBLE" : "NONE";
    }
    StepOutputs outputs = outputs(step);
    List<Parameter> taken =
        known.parameters(step, step.undo().get()).stream()
            .filter(parameter -> parameter.role() == Parameter.Role.DATUM)
            .toList();
    boolean takesOutput =
        taken.stream().anyMatch(one -> outputs.all().stream().anyMatch(made -> isSame(one, made)));
    boolean takesHandle =
        known
            .handle(step)
            .filter(handle -> taken.stream().anyMatch(one -> isSame(one, handle)))
            .isPresent();
    return takesOutput ? "WITH_OUTPUT" : takesHandle ? "WITH_HANDLE" : "ALWAYS";
  }

  private boolean isSame(Parameter one, Parameter other) {
    return one.name().equals(other.name())
        && known.nameOf(one.type()).box().equals(known.nameOf(other.type()).box());
  }

  private boolean isSame(Parameter one, StepOutputs.Output other) {
    return one.name().equals(other.name())
        && known.nameOf(one.type()).box().equals(known.nameOf(other.type()).box());
  }

  /** The call of a step's method on the instance of this name. */
  String call(StepType step, ExecutableElement method, String instance) {
    String on =
        method.getModifiers().contains(Modifier.STATIC)
            ? imports.of(known.nameOf(step.type()))
            : instance;
    String start = on + "." + method.getSimpleName() + "(";
    List<String> arguments = known.parameters(step, method).stream().map(this::argument).toList();
    return start + Lines.list(arguments, start.length() + AROUND, CONTINUED) + ")";
  }

  /** Whether a method declares something that is neither an {@code Exception} nor an error. */
  boolean throwsThrowable(ExecutableElement method) {
    return method.getThrownTypes().stream()
        .anyMatch(thrown -> !isA(thrown, Exception.class) && !isA(thrown, Error.class));
  }

  private boolean isA(TypeMirror thrown, Class<?> type) {
    return types.isAssignable(thrown, elements.getTypeElement(type.getCanonicalName()).asType());
  }

  private String argument(Parameter parameter) {
    return switch (parameter.role()) {
      case ATTEMPT -> "call.attempt()";
      case CAUSE -> "call.cause()";
      case OPTIONAL_DATUM -> datum("find", parameter);
      case DATUM -> datum("get", parameter);
    };
  }

  /** The type is written out because it takes the compiler long to infer. */
  private String datum(String method, Parameter parameter) {
    String type = imports.of(known.nameOf(parameter.type()).box());
    return "call.<" + type + ">" + method + "(" + key(parameter) + ")";
  }

  private String key(Parameter parameter) {
    return keys.of(known.nameOf(parameter.type()), parameter.name());
  }
}
