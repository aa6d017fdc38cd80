package dev.surefoot.processor.read;

import com.sun.source.util.Trees;
import dev.surefoot.check.undo.StepContract;
import dev.surefoot.model.Source;
import dev.surefoot.processor.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Validates step classes, for one flow or standing alone. What is wrong with a class of this
 * compilation stands in that class, whoever finds it. What depends on the flow, such as what is
 * accessible from its package, and all that is wrong with a class from a jar, stands at the class
 * literal in the flow.
 */
final class StepReader {
  private final Optional<TypeElement> flow;
  private final Elements elements;
  private final Types types;
  private final TypeNames names;
  private final ContractReader contracts;
  private final Trees trees;
  private final KnownSteps known;

  /** A reader for the steps of one flow. */
  StepReader(TypeElement flow, Elements elements, Types types, Trees trees, KnownSteps known) {
    this(Optional.of(flow), elements, types, trees, known);
  }

  /** A reader for steps that no flow need use. */
  StepReader(Elements elements, Types types, Trees trees, KnownSteps known) {
    this(Optional.empty(), elements, types, trees, known);
  }

  private StepReader(
      Optional<TypeElement> flow, Elements elements, Types types, Trees trees, KnownSteps known) {
    this.flow = flow;
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.names = new TypeNames(elements, types);
    this.contracts = new ContractReader(trees);
    this.known = known;
  }

  /** The step, or empty after the first reason why the class is none. */
  Optional<StepType> read(TypeElement type, Source at, Reading reading) {
    Optional<StepType> before = known.find(type, flow.map(elements::getPackageOf));
    if (before.isPresent()) {
      return before;
    }
    Optional<StepType> step =
        validated(new StepCandidate(type, at, reading, flow, elements, trees));
    step.ifPresent(s -> known.add(s, flow.map(elements::getPackageOf)));
    return step;
  }

  private Optional<StepType> validated(StepCandidate candidate) {
    TypeElement type = candidate.type();
    StepClassRules rules = new StepClassRules(candidate);
    if (!rules.supertypesExist() || !rules.isUsableClass()) {
      return Optional.empty();
    }
    List<ExecutableElement> run = annotated(type, Dsl.RUN);
    List<ExecutableElement> undo = annotated(type, Dsl.UNDO);
    List<ExecutableElement> poll = annotated(type, Dsl.POLL);
    StepMethodRules methods = new StepMethodRules(candidate, types);
    boolean usable =
        rules.hasMethods(run, undo, poll)
            && methods.isUsable("@Run", run.get(0))
            && undo.stream().allMatch(method -> methods.isUsable("@Undo", method))
            && poll.stream()
                .allMatch(
                    method ->
                        methods.isUsable("@Poll", method) && methods.polls(run.get(0), method));
    if (!usable) {
      return Optional.empty();
    }
    Optional<ExecutableElement> undone = undo.stream().findFirst();
    Optional<ExecutableElement> polled = poll.stream().findFirst();
    Optional<StepContract> contract = contracts.read(type, undone, polled, candidate.reading());
    String binaryName = elements.getBinaryName(type).toString();
    return contract
        .filter(c -> rules.retriesOnWhatIsAccessible())
        .map(c -> new StepType(type, binaryName, run.get(0), undone, polled, c))
        .filter(s -> methods.hasGoodOutputs(s, names, annotated(type, Dsl.OUTPUTS)));
  }

  /** Methods with an annotation, inherited ones too, without those that another one overrides. */
  private List<ExecutableElement> annotated(TypeElement type, String annotation) {
    List<ExecutableElement> found = new ArrayList<>();
    collect(type, type, annotation, found);
    return found;
  }

  private void collect(
      TypeElement in, TypeElement heir, String annotation, List<ExecutableElement> found) {
    for (ExecutableElement method : ElementFilter.methodsIn(in.getEnclosedElements())) {
      if (Dsl.annotation(method, annotation).isPresent()
          && found.stream()
              .noneMatch(f -> f.equals(method) || elements.overrides(f, method, heir))) {
        found.add(method);
      }
    }
    Members.superclasses(in).forEach(s -> collect(s, heir, annotation, found));
  }
}
