package dev.surefoot.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.surefoot.check.Problem;
import dev.surefoot.processor.read.Place;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Prints problems at their places, each once. */
final class Report {
  private record Printed(String text, Place place) {}

  private final Trees trees;
  private final Set<Printed> printed = new LinkedHashSet<>();

  Report(Trees trees) {
    this.trees = trees;
  }

  /** A problem without a place of its own stands at its flow. */
  void print(Problem problem, Place flow) {
    Place place = Place.of(problem.at()).orElse(flow);
    if (printed.add(new Printed(problem.text(), place))) {
      trees.printMessage(kind(problem), problem.text(), place.tree(), place.unit());
    }
  }

  static boolean isError(Problem problem) {
    return kind(problem) == Diagnostic.Kind.ERROR;
  }

  private static Diagnostic.Kind kind(Problem problem) {
    return Diagnostic.Kind.ERROR; // every finding so far is one
  }

  /** Where a class stands. */
  Optional<Place> placeOf(TypeElement type) {
    return Optional.ofNullable(trees.getPath(type)).map(Report::place);
  }

  private static Place place(TreePath path) {
    return new Place(path.getCompilationUnit(), path.getLeaf());
  }
}
