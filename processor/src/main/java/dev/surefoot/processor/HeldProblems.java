package dev.surefoot.processor;

import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.surefoot.check.Problem;
import dev.surefoot.processor.read.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Prints problems, each when the compiler can bear it. Errors are held back until the rounds are
 * over and it looks at the types ({@link Afterwards}): an error of ours before that would keep it
 * from saying what it has to say.
 */
final class HeldProblems {
  private final Elements elements;
  private final Report report;
  private final Unread unread;
  private final Afterwards afterwards = new Afterwards();
  private final Map<String, List<Problem>> held = new LinkedHashMap<>();

  HeldProblems(Trees trees, Elements elements) {
    this.elements = elements;
    this.report = new Report(trees);
    this.unread = new Unread(report);
  }

  List<TaskListener> listeners() {
    return List.of(afterwards, unread, new LocalFlows(report));
  }

  /** Prints what is no error. */
  void print(TypeElement flow, List<Problem> problems) {
    if (!problems.isEmpty()) {
      report.placeOf(flow).ifPresent(place -> problems.forEach(p -> report.print(p, place)));
    }
  }

  /** Keeps the problems of a class until the end. */
  void hold(String name, List<Problem> problems) {
    if (!problems.isEmpty()) {
      held.computeIfAbsent(name, n -> new ArrayList<>()).addAll(problems);
    }
  }

  /** Prints these problems of a flow only if the compiler finds nothing wrong with it. */
  void leaveToCompiler(TypeElement flow, List<Problem> problems) {
    unread.add(flow.getQualifiedName().toString(), report.placeOf(flow), problems);
  }

  /** The last round: what is left to say is said when the compiler has begun with the types. */
  void finish() {
    held.forEach(this::print);
  }

  /**
   * An error that the types refuse too is printed at once, which keeps the compiler from looking at
   * them; but where it has something else to say of a flow, it comes first.
   */
  private void print(String name, List<Problem> problems) {
    TypeElement flow = elements.getTypeElement(name);
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
