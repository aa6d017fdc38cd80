package dev.surefoot.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.surefoot.check.Problem;
import dev.surefoot.check.data.Absence;
import dev.surefoot.check.data.Border;
import dev.surefoot.check.data.DataKey;
import dev.surefoot.check.data.FlowData;
import dev.surefoot.check.data.Input;
import dev.surefoot.check.data.Signature;
import dev.surefoot.check.data.UndoData;
import dev.surefoot.model.Source;
import dev.surefoot.processor.read.Place;
import dev.surefoot.processor.read.TypeNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What the compiler knows of flows' data, for the rules, which know no compiler. One serves all
 * flows of a round.
 */
final class Signatures {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final TypeNames names;
  private final Map<String, Signature> known = new HashMap<>();

  Signatures(Trees trees, ProcessingEnvironment environment) {
    this.trees = trees;
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.names = new TypeNames(elements, types);
  }

  /**
   * The data of a flow.
   *
   * @param ignored the steps whose failure may be ignored, with who says so
   */
  FlowData of(FlowClass flow, Map<String, String> ignored) {
    Map<String, Signature> steps = new HashMap<>();
    for (StepType step : flow.steps()) {
      steps.put(step.binaryName(), known.computeIfAbsent(step.binaryName(), name -> of(step)));
    }
    return new FlowData(
        key(flow.input(), ""),
        flow.result().map(type -> key(type, "")),
        flow.resultAt(),
        steps,
        flow.subflows().stream().collect(Collectors.toMap(SubflowType::binaryName, this::border)),
        ignored,
        this::isSubtype);
  }

  private Border border(SubflowType subflow) {
    return new Border(key(subflow.input(), ""), subflow.result().map(type -> key(type, "")));
  }

  /** What the undo of a step class asks for, although its own execution does not have it. */
  List<Problem> mistakes(StepType step) {
    return step.undo().isEmpty()
        ? List.of()
        : UndoData.mistakes(step.type().getSimpleName().toString(), of(step), Source.NONE);
  }

  private Signature of(StepType step) {
    Optional<DataKey> handle =
        Parameter.handleOf(step, types).map(made -> key(made.type(), made.name()));
    List<Input> asked = step.poll().map(poll -> inputs(step, poll)).orElse(List.of());
    StepOutputs outputs = StepOutputs.of(step, types);
    return new Signature(
        Signature.inputs(inputs(step, step.run()), asked, handle),
        outputs.all().stream().map(made -> key(made.type(), made.name())).toList(),
        step.undo().map(undo -> withPlaces(inputs(step, undo), undo)).orElse(List.of()),
        handle,
        Parameter.of(step, step.run(), types).stream()
            .anyMatch(p -> p.role() == Parameter.Role.CAUSE),
        outputs.maySkip() ? Absence.SKIPPED : Absence.NEVER);
  }

  private List<Input> inputs(StepType step, ExecutableElement method) {
    // class files seldom hold the names of parameters, and then the compiler makes some up
    boolean hasNames = trees.getPath(method) != null;
    return Parameter.of(step, method, types).stream()
        .filter(p -> p.role() == Parameter.Role.DATUM || p.role() == Parameter.Role.OPTIONAL_DATUM)
        .map(
            p ->
                new Input(
                    key(p.type(), p.name()),
                    p.role() == Parameter.Role.OPTIONAL_DATUM,
                    hasNames ? p.written() : ""))
        .toList();
  }

  /** The same with where each stands, if that is in this compilation. */
  private List<Input> withPlaces(List<Input> inputs, ExecutableElement method) {
    return inputs.stream()
        .map(
            input ->
                method.getParameters().stream()
                    .filter(p -> p.getSimpleName().contentEquals(input.parameter()))
                    .findFirst()
                    .map(p -> new Input(input.key(), input.optional(), input.parameter(), at(p)))
                    .orElse(input))
        .toList();
  }

  private Source at(Element element) {
    TreePath path = trees.getPath(element);
    return path == null
        ? Source.NONE
        : new Source(new Place(path.getCompilationUnit(), path.getLeaf()), "");
  }

  private DataKey key(TypeMirror type, String name) {
    return new DataKey(names.ofDatum(type), name);
  }

  private boolean isSubtype(String sub, String of) {
    Optional<TypeMirror> one = type(sub);
    Optional<TypeMirror> other = type(of);
    return one.isPresent() && other.isPresent() && types.isSubtype(one.get(), other.get());
  }

  private Optional<TypeMirror> type(String binaryName) {
    TypeElement type = elements.getTypeElement(binaryName.replace('$', '.'));
    return Optional.ofNullable(type).map(t -> types.erasure(t.asType()));
  }
}
