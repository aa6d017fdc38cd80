package dev.surefoot.processor.read;

import com.sun.source.util.Trees;
import dev.surefoot.FailurePolicy;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Names;
import dev.surefoot.model.Sequence;
import dev.surefoot.processor.FlowClass;
import dev.surefoot.processor.SubflowType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the flows that are sub-flows of others: in the source of this compilation, else in what was
 * generated when they were compiled. One serves all flows of a round, and reads each once.
 */
final class FlowParts {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final KnownSteps knownSteps;
  private final Function<TypeElement, FlowReading> reader;
  private final Predicate<FlowClass> isProved;
  private final Map<String, FlowReading> read = new HashMap<>();
  private final Deque<TypeElement> open = new ArrayDeque<>();

  /**
   * Parts that are read when they are asked for.
   *
   * @param reader reads a flow from source
   * @param isProved says whether a flow that was read keeps all rules
   */
  FlowParts(
      Trees trees,
      Elements elements,
      Types types,
      KnownSteps knownSteps,
      Function<TypeElement, FlowReading> reader,
      Predicate<FlowClass> isProved) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.knownSteps = knownSteps;
    this.reader = reader;
    this.isProved = isProved;
  }

  /** Reads a flow that has a source. */
  FlowReading reading(TypeElement flow) {
    String name = flow.getQualifiedName().toString();
    FlowReading before = read.get(name);
    if (before == null) {
      before = inside(flow, () -> reader.apply(flow));
      read.put(name, before);
    }
    return before;
  }

  private <R> R inside(TypeElement flow, java.util.function.Supplier<R> reading) {
    open.addLast(flow);
    try {
      return reading.get();
    } finally {
      open.removeLast();
    }
  }

  /** The flow of a class, as a part of the flows that are being read. */
  FlowPart of(TypeElement flow) {
    if (open.contains(flow)) {
      return cycle(flow);
    }
    if (trees.getPath(flow) == null) {
      return inside(
          flow, () -> new CompiledFlow(this, elements, types, trees, knownSteps).read(flow));
    }
    FlowReading reading = reading(flow);
    if (reading.unresolved()) {
      return new FlowPart.Unresolved();
    }
    return reading
        .flow()
        .filter(f -> !reading.hasBrokenPart() && isProved.test(f))
        .<FlowPart>map(f -> new FlowPart.Known(f.asPart()))
        .orElseGet(FlowPart.Broken::new);
  }

  private FlowPart cycle(TypeElement flow) {
    String cycle =
        Stream.concat(open.stream().dropWhile(around -> !around.equals(flow)), Stream.of(flow))
            .map(around -> around.getSimpleName().toString())
            .collect(Collectors.joining(" -> "));
    return new FlowPart.Refused(
        "'"
            + flow.getSimpleName()
            + "' is a sub-flow of itself ("
            + cycle
            + "), but a flow has a fixed shape",
        "write a redirectTo(...) for what is to run again, or let a step start an instance of '"
            + flow.getSimpleName()
            + "'");
  }

  boolean isDefinition(TypeElement type) {
    return Dsl.inputOf(type, elements, types).isPresent();
  }

  /** What crosses the border of a flow; empty if the types do not exist. */
  Optional<SubflowType> border(TypeElement flow) {
    Optional<TypeMirror> input = Dsl.inputOf(flow, elements, types);
    Optional<TypeMirror> result =
        Dsl.annotation(flow, Dsl.FLOW)
            .flatMap(a -> Dsl.written(a, "result"))
            .filter(TypeMirror.class::isInstance)
            .map(TypeMirror.class::cast)
            .filter(t -> t.getKind() != TypeKind.VOID && !t.toString().equals("java.lang.Void"));
    boolean exist =
        input.filter(Access::exists).isPresent() && result.filter(t -> !Access.exists(t)).isEmpty();
    return exist
        ? Optional.of(
            new SubflowType(
                flow,
                elements.getBinaryName(flow).toString(),
                input.orElseThrow(),
                result,
                onFailure(flow)))
        : Optional.empty();
  }

  private static FailurePolicy onFailure(TypeElement flow) {
    return Dsl.annotation(flow, Dsl.FLOW)
        .flatMap(a -> Dsl.written(a, "onFailure"))
        .filter(VariableElement.class::isInstance)
        .map(constant -> ((VariableElement) constant).getSimpleName().toString())
        .map(FailurePolicy::valueOf)
        .orElse(FailurePolicy.INHERIT);
  }

  /** Stands in for a flow that has errors. */
  FlowModel empty(TypeElement flow) {
    return new FlowModel(nameOf(flow), Sequence.EMPTY);
  }

  private static String nameOf(TypeElement flow) {
    return Dsl.annotation(flow, Dsl.FLOW)
        .flatMap(a -> Dsl.written(a, "value"))
        .map(Object::toString)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> Names.kebab(flow.getSimpleName().toString()));
  }

  /** The classes of which the names are known from a class file. */
  Optional<TypeElement> named(String binaryName) {
    // a '$' may be a part of a name, or stand before that of a nested class
    for (String name : List.of(binaryName, binaryName.replace('$', '.'))) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null && elements.getBinaryName(type).contentEquals(binaryName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
