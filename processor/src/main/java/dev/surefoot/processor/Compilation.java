package dev.surefoot.processor;

import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.processor.read.FlowReader;
import dev.surefoot.processor.read.FlowReading;
import dev.surefoot.processor.read.ResolutionAudit;
import dev.surefoot.processor.read.StepClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The flows of one compilation over its rounds: each is read, asked the {@link FlowRules}, and
 * written, or waits for a class that another processor may still generate. A stage that fails ends
 * the way of its flow, so that one mistake gives one message.
 */
final class Compilation {
  private final Trees trees;
  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final FlowOutput output;
  private final HeldProblems problems;
  private final ResolutionAudit audit;
  private final ExtraRounds extraRounds;
  private final Set<String> deferred = new LinkedHashSet<>();
  private final Set<String> deferredSteps = new LinkedHashSet<>();
  private final Map<String, String> flowNames = new HashMap<>();

  Compilation(Trees trees, ProcessingEnvironment environment, FlowOutput output) {
    this.trees = trees;
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.output = output;
    this.problems = new HeldProblems(trees, elements);
    this.audit = new ResolutionAudit(trees);
    this.extraRounds = new ExtraRounds(environment.getFiler());
  }

  List<TaskListener> listeners() {
    List<TaskListener> listeners = new ArrayList<>(problems.listeners());
    listeners.add(audit);
    return listeners;
  }

  /** Takes the flows of a round, and again those that were waiting for generated classes. */
  void round(Set<TypeElement> found, RoundEnvironment round) {
    // elements of an earlier round are stale, so deferred flows are kept by name
    Set<TypeElement> flows = deferredFlows();
    flows.addAll(found);
    found.forEach(extraRounds::expect);
    deferred.clear();
    FlowRules rules = new FlowRules(trees, environment, flowNames);
    FlowReader reader =
        new FlowReader(
            trees, elements, environment.getTypeUtils(), flow -> rules.check(flow).isProved());
    flows.forEach(flow -> reader.read(flow).ifPresent(reading -> settle(flow, reading, rules)));
    validateSteps(reader.stepClasses(), round);
    if (!deferred.isEmpty()) {
      waitOrGiveUp(round);
    }
  }

  /** Also those that no flow uses; what a flow finds too is told once. */
  private void validateSteps(StepClasses classes, RoundEnvironment round) {
    Set<TypeElement> steps = typesOf(deferredSteps);
    steps.addAll(classes.of(round));
    deferredSteps.clear();
    for (TypeElement step : steps) {
      String name = step.getQualifiedName().toString();
      classes
          .problems(step)
          .ifPresentOrElse(found -> problems.hold(name, found), () -> deferredSteps.add(name));
    }
  }

  /** Whether a round has no sources but those that were generated from flows. */
  boolean generatedAllOf(RoundEnvironment round) {
    return extraRounds.isIdle(round);
  }

  private Set<TypeElement> deferredFlows() {
    return typesOf(deferred);
  }

  private Set<TypeElement> typesOf(Set<String> names) {
    Set<TypeElement> types = new LinkedHashSet<>();
    for (String name : names) {
      Optional.ofNullable(elements.getTypeElement(name)).ifPresent(types::add);
    }
    return types;
  }

  private void waitOrGiveUp(RoundEnvironment round) {
    if (extraRounds.isIdle(round)) {
      deferredFlows().forEach(flow -> leaveToCompiler(flow, List.of(), List.of()));
      deferred.clear();
    } else {
      deferredFlows().stream().findFirst().ifPresent(extraRounds::request);
    }
  }

  private void leaveToCompiler(TypeElement flow, List<Problem> found, List<String> steps) {
    problems.leaveToCompiler(flow, found);
    output.writeStub(flow, steps);
  }

  private void settle(TypeElement flow, FlowReading reading, FlowRules rules) {
    String name = flow.getQualifiedName().toString();
    if (reading.unresolved()) {
      deferred.add(name);
    } else if (reading.illTyped()) {
      leaveToCompiler(flow, reading.problems(), reading.steps());
    } else {
      Optional<FlowRules.Checked> checked = reading.flow().map(rules::check);
      List<Problem> all = new ArrayList<>(reading.problems());
      checked.ifPresent(c -> all.addAll(c.problems()));
      if (reading.hasBrokenPart()) {
        // nothing is known of what that part does, so that a way through it only looks silent
        all.removeIf(p -> !p.isError() || p.finding() == Finding.SILENT_LOOP);
      }
      if (reading.hasBrokenPart() || all.stream().anyMatch(Problem::isError)) {
        problems.hold(name, all);
        output.writeStub(flow, reading.steps());
      } else {
        problems.print(flow, all);
        checked
            .flatMap(FlowRules.Checked::net)
            .ifPresent(net -> output.write(reading.flow().orElseThrow(), net));
        audit.expect(reading);
      }
    }
  }

  /** The last round. */
  void finish() {
    // another processor reported an error, so that there was no further round
    deferredFlows().forEach(flow -> problems.leaveToCompiler(flow, List.of()));
    problems.finish();
    extraRounds.deleteMarkers();
  }
}
