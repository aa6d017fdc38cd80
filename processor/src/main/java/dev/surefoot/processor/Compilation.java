package dev.surefoot.processor;

import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.surefoot.check.Finding;
import dev.surefoot.check.FlowCheck;
import dev.surefoot.check.Problem;
import dev.surefoot.check.data.DataCheck;
import dev.surefoot.check.data.FlowData;
import dev.surefoot.check.undo.FlowContract;
import dev.surefoot.check.undo.UndoCheck;
import dev.surefoot.model.Source;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.processor.read.FlowReader;
import dev.surefoot.processor.read.FlowReading;
import dev.surefoot.processor.read.Place;
import dev.surefoot.processor.read.ResolutionAudit;
import dev.surefoot.processor.read.StepClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * The flows of one compilation, each through the stages: read, rules, net, output. A stage that
 * fails ends the way of its flow, so that one mistake gives one message.
 *
 * <p>Errors are held back until the rounds are over and the compiler looks at the types ({@link
 * Afterwards}): an error of ours before that would keep it from saying what it has to say.
 */
final class Compilation {
  private final Trees trees;
  private final ProcessingEnvironment environment;
  private final FlowOutput output;
  private final Report report;
  private final ResolutionAudit audit;
  private final Unread unread;
  private final Afterwards afterwards = new Afterwards();
  private final ExtraRounds extraRounds;
  private final Set<String> deferred = new LinkedHashSet<>();
  private final Set<String> deferredSteps = new LinkedHashSet<>();
  private final Map<String, List<Problem>> held = new LinkedHashMap<>();
  private final Map<String, String> flowNames = new HashMap<>();
  private final Map<String, List<Problem>> checked = new HashMap<>();

  Compilation(Trees trees, ProcessingEnvironment environment, FlowOutput output) {
    this.trees = trees;
    this.environment = environment;
    this.output = output;
    this.report = new Report(trees);
    this.audit = new ResolutionAudit(trees);
    this.unread = new Unread(report);
    this.extraRounds = new ExtraRounds(environment.getFiler());
  }

  List<TaskListener> listeners() {
    return List.of(afterwards, audit, unread, new LocalFlows(trees, report));
  }

  /** Takes the flows of a round, and again those that were waiting for generated classes. */
  void round(Set<TypeElement> found, RoundEnvironment round) {
    // elements of an earlier round are stale, so deferred flows are kept by name
    Set<TypeElement> flows = deferredFlows();
    flows.addAll(found);
    found.forEach(extraRounds::expect);
    deferred.clear();
    checked.clear();
    FlowReader reader =
        new FlowReader(
            trees,
            environment.getElementUtils(),
            environment.getTypeUtils(),
            flow -> check(flow).stream().noneMatch(Problem::isError));
    flows.forEach(flow -> reader.read(flow).ifPresent(reading -> settle(flow, reading)));
    validateSteps(round);
    if (!deferred.isEmpty()) {
      waitOrGiveUp(round);
    }
  }

  /** Also those that no flow uses; what a flow finds too is told once. */
  private void validateSteps(RoundEnvironment round) {
    Elements elements = environment.getElementUtils();
    Signatures signatures = new Signatures(trees, environment);
    StepClasses classes =
        new StepClasses(elements, environment.getTypeUtils(), trees, signatures::mistakes);
    Set<TypeElement> steps = new LinkedHashSet<>();
    for (String name : deferredSteps) {
      Optional.ofNullable(elements.getTypeElement(name)).ifPresent(steps::add);
    }
    steps.addAll(classes.of(round));
    deferredSteps.clear();
    for (TypeElement step : steps) {
      String name = step.getQualifiedName().toString();
      classes
          .problems(step)
          .ifPresentOrElse(problems -> hold(name, problems), () -> deferredSteps.add(name));
    }
  }

  private void hold(String name, List<Problem> problems) {
    if (!problems.isEmpty()) {
      held.computeIfAbsent(name, n -> new ArrayList<>()).addAll(problems);
    }
  }

  /** Whether a round has no sources but those that were generated from flows. */
  boolean generatedAllOf(RoundEnvironment round) {
    return extraRounds.isIdle(round);
  }

  private Set<TypeElement> deferredFlows() {
    Set<TypeElement> flows = new LinkedHashSet<>();
    for (String name : deferred) {
      Optional.ofNullable(environment.getElementUtils().getTypeElement(name)).ifPresent(flows::add);
    }
    return flows;
  }

  private void waitOrGiveUp(RoundEnvironment round) {
    if (extraRounds.isIdle(round)) {
      deferredFlows().forEach(flow -> leaveToCompiler(flow, List.of(), List.of()));
      deferred.clear();
    } else {
      deferredFlows().stream().findFirst().ifPresent(extraRounds::request);
    }
  }

  private void leaveToCompiler(TypeElement flow, List<Problem> problems, List<String> steps) {
    unread.add(flow.getQualifiedName().toString(), report.placeOf(flow), problems);
    output.writeStub(flow, steps);
  }

  private void settle(TypeElement flow, FlowReading reading) {
    String name = flow.getQualifiedName().toString();
    if (reading.unresolved()) {
      deferred.add(name);
    } else if (reading.illTyped()) {
      leaveToCompiler(flow, reading.problems(), reading.steps());
    } else {
      List<Problem> problems = new ArrayList<>(reading.problems());
      reading.flow().ifPresent(f -> problems.addAll(check(f)));
      if (reading.hasBrokenPart()) {
        // nothing is known of what that part does, so that a way through it only looks silent
        problems.removeIf(p -> !p.isError() || p.finding() == Finding.SILENT_LOOP);
      }
      if (reading.hasBrokenPart() || problems.stream().anyMatch(Problem::isError)) {
        hold(name, problems);
        output.writeStub(flow, reading.steps());
      } else {
        report.placeOf(flow).ifPresent(place -> problems.forEach(p -> report.print(p, place)));
        reading.flow().ifPresent(f -> output.write(f, NetCompiler.compile(f.model())));
        audit.expect(reading);
      }
    }
  }

  /** The problems of a flow that was read; those of a sub-flow are asked for before its turn. */
  private List<Problem> check(FlowClass flow) {
    String name = flow.type().getQualifiedName().toString();
    List<Problem> known = checked.get(name);
    if (known == null) {
      known = checkOnce(flow);
      checked.put(name, known);
    }
    return known;
  }

  private List<Problem> checkOnce(FlowClass flow) {
    List<Problem> problems = new ArrayList<>(FlowCheck.check(flow.model(), flow.redirections()));
    if (problems.stream().noneMatch(Problem::isError)) {
      FlowContract contract = flow.contract();
      Map<String, String> ignored = contract.ignored(flow.model());
      FlowData data = new Signatures(trees, environment).of(flow, ignored);
      Net net = NetCompiler.compile(flow.model());
      problems.addAll(DataCheck.check(flow.model(), net, data));
      if (problems.stream().noneMatch(Problem::isError)) {
        problems.addAll(UndoCheck.check(flow.model(), net, contract));
      }
    }
    String name = flow.type().getQualifiedName().toString();
    String other = flowNames.putIfAbsent(flow.model().name(), name);
    if (other != null && !other.equals(name)) {
      problems.add(
          Finding.NAME_DUPLICATE.problem(
              Source.NONE,
              List.of(),
              flow.model().name(),
              "the flow of class " + other,
              "give one of them another name: @Flow(\"...\")"));
    }
    return problems;
  }

  /** The last round: what is left to say is said when the compiler has begun with the types. */
  void finish() {
    deferredFlows() // another processor reported an error, so that there was no further round
        .forEach(f -> unread.add(f.getQualifiedName().toString(), report.placeOf(f), List.of()));
    held.forEach(this::print);
    extraRounds.deleteMarkers();
  }

  /**
   * An error that the types refuse too is printed at once, which keeps the compiler from looking at
   * them; but where it has something else to say of a flow, it comes first.
   */
  private void print(String name, List<Problem> problems) {
    TypeElement flow = environment.getElementUtils().getTypeElement(name);
    Optional<Place> found = report.placeOf(flow);
    boolean twice = problems.stream().anyMatch(p -> p.finding().isTypeErrorToo());
    if (twice && !unread.isEmpty()) {
      unread.add(name, found, problems);
      return;
    }
    found.ifPresent(
        place -> {
          Runnable printing = () -> problems.forEach(problem -> report.print(problem, place));
          if (twice) {
            printing.run();
          } else {
            afterwards.add(printing);
          }
        });
  }
}
