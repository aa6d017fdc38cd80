package dev.surefoot.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.surefoot.FailurePolicy;
import dev.surefoot.UndoContract;
import dev.surefoot.check.undo.Calls;
import dev.surefoot.check.undo.Part;
import dev.surefoot.check.undo.Polling;
import dev.surefoot.check.undo.StepContract;
import dev.surefoot.model.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Reads what a step's annotations say of failing and of going back. What is written in this
 * compilation is remembered with its place; what the compiler cannot evaluate is left to it.
 */
final class ContractReader {
  private final Trees trees;

  ContractReader(Trees trees) {
    this.trees = trees;
  }

  /** The contract, or empty where an annotation holds what the compiler has to speak about. */
  Optional<StepContract> read(
      TypeElement type,
      Optional<ExecutableElement> undo,
      Optional<ExecutableElement> poll,
      Reading reading) {
    Values step = new Values(type, Dsl.STEP, reading);
    Optional<Values> undone = undo.map(method -> new Values(method, Dsl.UNDO, reading));
    Optional<Values> polled = poll.map(method -> new Values(method, Dsl.POLL, reading));
    Map<Part, Source> written = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      Optional<Values> in =
          switch (part.annotation()) {
            case "Step" -> Optional.of(step);
            case "Undo" -> undone;
            default -> polled;
          };
      in.flatMap(values -> values.placeOf(part.element())).ifPresent(at -> written.put(part, at));
    }
    List<String> retryOn =
        Dsl.written(step.annotation, "retryOn").isEmpty()
            ? Calls.EVERYTHING
            : retryOn(type).stream().map(TypeMirror::toString).toList();
    StepContract contract =
        new StepContract(
            type.getSimpleName().toString(),
            Dsl.constant(step.annotation, "undo", UndoContract.class, reading)
                .orElse(UndoContract.BY_METHOD),
            step.calls(retryOn, step.text("maxBackoff")),
            Dsl.constant(step.annotation, "onFailure", FailurePolicy.class, reading)
                .orElse(FailurePolicy.INHERIT),
            undone.map(values -> values.calls(Calls.EVERYTHING, "")),
            polled.map(values -> new Polling(values.text("every"), values.text("timeout"))),
            step.number("concurrency", 0),
            written);
    boolean saysWhen = polled.stream().allMatch(v -> v.isWritten("every"));
    boolean retriesOnTypes =
        values(type).stream().allMatch(v -> v instanceof TypeMirror t && Access.exists(t));
    if (!saysWhen || !retriesOnTypes) {
      reading.unresolved();
    }
    return reading.isUnresolved() ? Optional.empty() : Optional.of(contract);
  }

  /** The exceptions that a step names, as the compiler knows them. */
  static List<TypeMirror> retryOn(TypeElement step) {
    return values(step).stream()
        .filter(TypeMirror.class::isInstance)
        .map(TypeMirror.class::cast)
        .toList();
  }

  /** The same, with what stands there for a class that does not exist. */
  private static List<Object> values(TypeElement step) {
    Object written =
        Dsl.annotation(step, Dsl.STEP).flatMap(a -> Dsl.written(a, "retryOn")).orElse(List.of());
    List<Object> all = new ArrayList<>();
    if (written instanceof List<?> values) {
      values.forEach(value -> all.add(((AnnotationValue) value).getValue()));
    } else {
      all.add(written);
    }
    return all;
  }

  /** What one annotation holds. */
  private final class Values {
    private final Element element;
    private final AnnotationMirror annotation;
    private final Reading reading;

    Values(Element element, String name, Reading reading) {
      this.element = element;
      this.annotation = Dsl.annotation(element, name).orElseThrow();
      this.reading = reading;
    }

    boolean isWritten(String name) {
      return Dsl.written(annotation, name).isPresent();
    }

    Calls calls(List<String> retryOn, String maxBackoff) {
      return new Calls(
          number("attempts", 1), text("backoff"), maxBackoff, retryOn, text("timeout"));
    }

    int number(String name, int otherwise) {
      return value(name, Integer.class).orElse(otherwise);
    }

    String text(String name) {
      return value(name, String.class).orElse("");
    }

    private <T> Optional<T> value(String name, Class<T> type) {
      Optional<Object> written = Dsl.written(annotation, name);
      if (written.filter(w -> !type.isInstance(w)).isPresent()) {
        reading.unresolved();
      }
      return written.filter(type::isInstance).map(type::cast);
    }

    /** Where a value is written, if that is in this compilation. */
    Optional<Source> placeOf(String name) {
      if (!isWritten(name)) {
        return Optional.empty();
      }
      TreePath path = trees.getPath(element, annotation);
      if (path != null && path.getLeaf() instanceof AnnotationTree tree) {
        for (ExpressionTree argument : tree.getArguments()) {
          if (argument instanceof AssignmentTree named
              && named.getVariable().toString().equals(name)) {
            return Optional.of(
                new Place(path.getCompilationUnit(), named.getExpression()).source());
          }
        }
      }
      return Optional.empty();
    }
  }
}
