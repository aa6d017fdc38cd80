package dev.surefoot.processor;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
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

  /** A problem without a place of its own is about the flow as such: it stands at its name. */
  void print(Problem problem, Place flow) {
    Place place = Place.of(problem.at()).orElseGet(() -> nameOf(flow));
    if (printed.add(new Printed(problem.text(), place))) {
      trees.printMessage(kind(problem), problem.text(), place.tree(), place.unit());
    }
  }

  /** The value of the class's annotation, or the class. */
  private static Place nameOf(Place flow) {
    if (!(flow.tree() instanceof ClassTree type)) {
      return flow;
    }
    return type.getModifiers().getAnnotations().stream()
        .filter(a -> a.getAnnotationType().toString().matches("(.*\\.)?Flow"))
        .flatMap(a -> a.getArguments().stream())
        .filter(
            a ->
                !(a instanceof AssignmentTree named)
                    || named.getVariable().toString().equals("value"))
        .findFirst()
        .map(name -> new Place(flow.unit(), name))
        .orElse(flow);
  }

  private static Diagnostic.Kind kind(Problem problem) {
    return switch (problem.finding().severity()) {
      case ERROR -> Diagnostic.Kind.ERROR;
      case WARNING -> Diagnostic.Kind.WARNING;
      case NOTE -> Diagnostic.Kind.NOTE;
    };
  }

  /** Where a class stands. */
  Optional<Place> placeOf(TypeElement type) {
    return Optional.ofNullable(trees.getPath(type)).map(Report::place);
  }

  private static Place place(TreePath path) {
    return new Place(path.getCompilationUnit(), path.getLeaf());
  }
}
