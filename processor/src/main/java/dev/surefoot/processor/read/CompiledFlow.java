package dev.surefoot.processor.read;

import com.sun.source.util.Trees;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Redirections;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.model.Branch;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.Subflow;
import dev.surefoot.processor.FlowClass;
import dev.surefoot.processor.GeneratedNames;
import dev.surefoot.processor.ModelText;
import dev.surefoot.processor.StepType;
import dev.surefoot.processor.SubflowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** A sub-flow without source, as the class that was generated from it keeps it. */
final class CompiledFlow {
  private final FlowParts parts;
  private final Elements elements;
  private final Types types;
  private final Trees trees;
  private final KnownSteps knownSteps;
  private final Map<String, SubflowType> subflows = new LinkedHashMap<>();
  private final Map<String, StepType> steps = new LinkedHashMap<>();

  CompiledFlow(
      FlowParts parts, Elements elements, Types types, Trees trees, KnownSteps knownSteps) {
    this.parts = parts;
    this.knownSteps = knownSteps;
    this.trees = trees;
    this.elements = elements;
    this.types = types;
  }

  /** Says why a part of it cannot be used. */
  private static final class NotKnown extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient FlowPart part;

    NotKnown(FlowPart part) {
      super(null, null, false, false);
      this.part = part;
    }
  }

  FlowPart read(TypeElement flow) {
    Optional<String> text = text(flow);
    Optional<SubflowType> border = parts.border(flow);
    if (text.isEmpty()) {
      return new FlowPart.Refused(
          "'"
              + flow.getSimpleName()
              + "' was compiled without Surefoot's annotation processor: nothing says what this"
              + " sub-flow does",
          "compile it again with dev.surefoot:surefoot-processor in annotationProcessorPaths, or"
              + " compile its source together with this flow");
    }
    if (border.isEmpty()) {
      return new FlowPart.Unresolved();
    }
    try {
      FlowModel model = ModelText.read(text.get(), this::laidIn);
      collect(flow, model.body());
      return new FlowPart.Known(
          new FlowClass(
              flow,
              model,
              Redirections.STRICT,
              FailurePolicy.COMPENSATE,
              UndoFailurePolicy.STOP,
              border.get().input(),
              border.get().result(),
              Source.NONE,
              List.copyOf(steps.values()),
              List.copyOf(subflows.values())));
    } catch (NotKnown e) {
      return e.part;
    } catch (IllegalArgumentException e) {
      return stale(flow, "of another version of Surefoot");
    }
  }

  /** What was generated holds it in one constant, or in several where one would be too long. */
  private Optional<String> text(TypeElement flow) {
    TypeElement generated = elements.getTypeElement(GeneratedNames.net(flow));
    if (generated == null) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (VariableElement field : ElementFilter.fieldsIn(generated.getEnclosedElements())) {
      if (field.getSimpleName().toString().startsWith(GeneratedNames.MODEL)
          && field.getConstantValue() instanceof String text) {
        texts.add(text);
      }
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("", texts));
  }

  private FlowModel laidIn(String binaryName) {
    TypeElement type =
        parts.named(binaryName).orElseThrow(() -> new NotKnown(new FlowPart.Unresolved()));
    FlowPart part = parts.of(type);
    if (!(part instanceof FlowPart.Known known)) {
      throw new NotKnown(part);
    }
    parts.border(type).ifPresent(border -> subflows.put(binaryName, border));
    known.flow().subflows().forEach(inner -> subflows.put(inner.binaryName(), inner));
    known.flow().steps().forEach(step -> steps.putIfAbsent(step.binaryName(), step));
    return known.flow().model();
  }

  private void collect(TypeElement flow, Sequence body) {
    for (Node node : body.nodes()) {
      node.runs().ifPresent(step -> step(flow, step.binaryName()));
      if (!(node instanceof Subflow)) {
        for (Branch branch : node.branches()) {
          collect(flow, branch.body());
        }
      }
    }
  }

  private void step(TypeElement flow, String binaryName) {
    if (steps.containsKey(binaryName)) {
      return;
    }
    Optional<StepType> step =
        parts
            .named(binaryName)
            .flatMap(
                t ->
                    new StepReader(flow, elements, types, trees, knownSteps)
                        .read(t, Source.NONE, new Reading()));
    if (step.isEmpty()) {
      throw new NotKnown(stale(flow, "with another '" + binaryName + "'"));
    }
    steps.put(binaryName, step.get());
  }

  private static FlowPart stale(TypeElement flow, String how) {
    return new FlowPart.Refused(
        "'" + flow.getSimpleName() + "' was compiled " + how + ", so this sub-flow is not known",
        "compile '" + flow.getSimpleName() + "' again");
  }
}
