package dev.surefoot.processor;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Redirections;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.check.undo.FlowContract;
import dev.surefoot.check.undo.FlowPolicies;
import dev.surefoot.check.undo.StepContract;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.WaysBack;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A flow class as it was read.
 *
 * @param onFailure what follows when a step has failed for good and says nothing else itself
 * @param onUndoFailure what becomes of the other undos when one has failed for good
 * @param input the type argument of {@code FlowDefinition}
 * @param result what {@code @Flow(result = ...)} says, or empty for none
 * @param resultAt where it says so
 * @param steps the step classes that the flow and its sub-flows use, each once, in order of first
 *     use
 * @param subflows the classes of its sub-flows, and of those inside them, each once
 */
public record FlowClass(
    TypeElement type,
    FlowModel model,
    Redirections redirections,
    FailurePolicy onFailure,
    UndoFailurePolicy onUndoFailure,
    TypeMirror input,
    Optional<TypeMirror> result,
    Source resultAt,
    List<StepType> steps,
    List<SubflowType> subflows) {
  public FlowClass {
    steps = List.copyOf(steps);
    subflows = List.copyOf(subflows);
  }

  /** The same as a part of another flow, where it does nothing on a failure. */
  public FlowClass asPart() {
    if (!model.hasFailBody()) {
      return this;
    }
    Set<String> used = new HashSet<>();
    collect(model.body(), used);
    return new FlowClass(
        type,
        new FlowModel(model.name(), model.body()),
        redirections,
        onFailure,
        onUndoFailure,
        input,
        result,
        resultAt,
        steps.stream().filter(step -> used.contains(step.binaryName())).toList(),
        subflows.stream().filter(subflow -> used.contains(subflow.binaryName())).toList());
  }

  private static void collect(Sequence body, Set<String> used) {
    for (Node node : body.nodes()) {
      node.runs().ifPresent(step -> used.add(step.binaryName()));
      if (node instanceof Subflow subflow) {
        used.add(subflow.definition().text());
      }
      node.branches().forEach(branch -> collect(branch.body(), used));
    }
  }

  /** What it and its sub-flows say of failing. */
  public FlowPolicies policies() {
    Map<String, FailurePolicy> said = new HashMap<>();
    subflows.forEach(subflow -> said.put(subflow.binaryName(), subflow.onFailure()));
    return FlowPolicies.of(model, onFailure, said);
  }

  /** Where its steps go back to when they have failed for good, by their names. */
  public Map<String, WaysBack.Way> waysBack() {
    Set<String> says = new HashSet<>();
    steps.stream()
        .filter(step -> step.contract().saysOnFailure())
        .forEach(step -> says.add(step.binaryName()));
    subflows.stream()
        .filter(subflow -> subflow.onFailure() != FailurePolicy.INHERIT)
        .forEach(subflow -> says.add(subflow.binaryName()));
    return WaysBack.of(model, says::contains, says::contains);
  }

  /** What it and its steps say of failing and of going back. */
  public FlowContract contract() {
    Map<String, StepContract> said = new HashMap<>();
    steps.forEach(step -> said.put(step.binaryName(), step.contract()));
    return new FlowContract(policies(), said);
  }
}
