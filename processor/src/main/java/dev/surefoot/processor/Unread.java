package dev.surefoot.processor;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.model.Source;
import dev.surefoot.processor.read.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Flows that were left to the compiler. It gets as far as generating the class of one only if it
 * has no error to report: then the build must not pass in silence, and what was held back is
 * printed.
 */
final class Unread implements TaskListener {
  private record Flow(Place place, List<Problem> problems) {}

  private final Report report;
  private final Map<String, Flow> flows = new HashMap<>();

  Unread(Report report) {
    this.report = report;
  }

  void add(String name, Optional<Place> place, List<Problem> problems) {
    place.ifPresent(p -> flows.put(name, new Flow(p, List.copyOf(problems))));
  }

  boolean isEmpty() {
    return flows.isEmpty();
  }

  @Override
  public void started(TaskEvent event) {
    if (event.getKind() != TaskEvent.Kind.GENERATE || event.getTypeElement() == null) {
      return;
    }
    Flow flow = flows.remove(event.getTypeElement().getQualifiedName().toString());
    if (flow != null) {
      List<Problem> problems = flow.problems().isEmpty() ? List.of(NEVER_READ) : flow.problems();
      problems.forEach(problem -> report.print(problem, flow.place()));
    }
  }

  private static final Problem NEVER_READ =
      Finding.READ_SHAPE.problem(
          Source.NONE,
          List.of(),
          "this flow could not be read, although the compiler finds nothing wrong with it",
          "write it in a simpler form, and please report it with its source");
}
