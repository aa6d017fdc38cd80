package dev.surefoot.processor;

import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.surefoot.check.Finding;
import dev.surefoot.check.FlowCheck;
import dev.surefoot.check.Problem;
import dev.surefoot.model.Source;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.processor.read.FlowReader;
import dev.surefoot.processor.read.FlowReading;
import dev.surefoot.processor.read.Place;
import dev.surefoot.processor.read.ResolutionAudit;
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

/**
 * The flows of one compilation, each through the stages: read, rules, net, output. A stage that
 * fails ends the way of its flow, so that one mistake gives one message.
 *
 * <p>Errors are held back until the last round, and then as long as there is a flow that the
 * compiler itself will refuse: an error of ours would keep it from saying so.
 */
final class Compilation {
  private final Trees trees;
  private final ProcessingEnvironment environment;
  private final FlowOutput output;
  private final Report report;
  private final ResolutionAudit audit;
  private final Unread unread;
  private final Mentions mentions;
  private final Set<String> deferred = new LinkedHashSet<>();
  private final Map<String, List<Problem>> held = new LinkedHashMap<>();
  private final Map<String, String> flowNames = new HashMap<>();

  Compilation(Trees trees, ProcessingEnvironment environment, FlowOutput output) {
    this.trees = trees;
    this.environment = environment;
    this.output = output;
    this.report = new Report(trees);
    this.audit = new ResolutionAudit(trees);
    this.unread = new Unread(report);
    this.mentions = new Mentions(trees);
  }

  List<TaskListener> listeners() {
    return List.of(audit, unread);
  }

  /** Takes the flows of a round, and again those that were waiting for generated classes. */
  void round(Set<TypeElement> found, RoundEnvironment round) {
    // elements of an earlier round are stale, so deferred flows are kept by name
    Set<TypeElement> flows = new LinkedHashSet<>();
    for (String name : deferred) {
      Optional.ofNullable(environment.getElementUtils().getTypeElement(name)).ifPresent(flows::add);
    }
    flows.addAll(found);
    deferred.clear();
    FlowReader reader =
        new FlowReader(trees, environment.getElementUtils(), environment.getTypeUtils());
    flows.forEach(flow -> reader.read(flow).ifPresent(reading -> settle(flow, reading)));
    if (!deferred.isEmpty()) { // the last round does not have them any more
      mentions.add(round.getRootElements());
    }
  }

  private void settle(TypeElement flow, FlowReading reading) {
    String name = flow.getQualifiedName().toString();
    if (reading.unresolved()) {
      deferred.add(name);
    } else if (reading.illTyped()) {
      unread.add(name, report.placeOf(flow), reading.problems());
      output.writeStub(flow);
    } else {
      List<Problem> problems = new ArrayList<>(reading.problems());
      reading.flow().ifPresent(f -> problems.addAll(check(f)));
      if (problems.stream().anyMatch(Report::isError)) {
        held.put(name, problems);
        output.writeStub(flow);
      } else {
        report.placeOf(flow).ifPresent(place -> problems.forEach(p -> report.print(p, place)));
        reading.flow().ifPresent(f -> output.write(f, NetCompiler.compile(f.model())));
        audit.expect(reading);
      }
    }
  }

  private List<Problem> check(FlowClass flow) {
    List<Problem> problems = new ArrayList<>(FlowCheck.check(flow.model(), flow.redirections()));
    String name = flow.type().getQualifiedName().toString();
    String other = flowNames.putIfAbsent(flow.model().name(), name);
    if (other != null && !other.equals(name)) {
      problems.add(
          new Problem(
              Finding.NAME_DUPLICATE,
              "flow '" + flow.model().name() + "' has the same name as that of " + other,
              List.of(),
              "give one of them another name in @Flow(\"...\")",
              Source.NONE));
    }
    return problems;
  }

  /** The last round: prints, or leaves the word to the compiler. */
  void finish() {
    for (String name : deferred) {
      TypeElement flow = environment.getElementUtils().getTypeElement(name);
      if (flow != null) {
        unread.add(name, report.placeOf(flow), List.of());
        if (mentions.ofGenerated(flow)) {
          output.writeStub(flow);
        }
      }
    }
    held.forEach(this::print);
  }

  private void print(String name, List<Problem> problems) {
    TypeElement flow = environment.getElementUtils().getTypeElement(name);
    Optional<Place> place = report.placeOf(flow);
    if (unread.isEmpty()) {
      place.ifPresent(p -> problems.forEach(problem -> report.print(problem, p)));
    } else {
      unread.add(name, place, problems);
    }
  }
}
