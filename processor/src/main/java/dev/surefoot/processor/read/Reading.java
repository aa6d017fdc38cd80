package dev.surefoot.processor.read;

import com.sun.source.tree.Tree;
import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.model.Name;
import dev.surefoot.model.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What goes wrong while one flow is read; one mistake is reported once, however often it is met.
 */
final class Reading {
  private record Mistake(Finding finding, Tree tree) {}

  private final List<Problem> problems = new ArrayList<>();
  private final Set<Mistake> reported = new HashSet<>();
  private final Set<String> steps = new LinkedHashSet<>();
  private boolean unresolved;
  private boolean illTyped;
  private boolean brokenPart;

  /** Refuses an expression or statement. */
  Value refuse(Finding finding, Site site, Tree at, String message, String fix) {
    if (reported.add(new Mistake(finding, at))) {
      problems.add(finding.problem(site.source(at), List.of(), message, fix));
    }
    return Value.Unreadable.VALUE;
  }

  void refuse(Problem problem) {
    if (problem.at().origin() instanceof Place place
        && !reported.add(new Mistake(problem.finding(), place.tree()))) {
      return;
    }
    problems.add(problem);
  }

  /** A name that is not known: perhaps in a later round; else the compiler reports it. */
  Value unresolved() {
    unresolved = true;
    return Value.Unreadable.VALUE;
  }

  /** A mistake in types, which the compiler reports. */
  Value illTyped() {
    illTyped = true;
    return Value.Unreadable.VALUE;
  }

  /** A sub-flow with errors of its own, which are told in its file. */
  void brokenPart() {
    brokenPart = true;
  }

  /** Notes a step that runs a class, for the sake of a flow that is not read to its end. */
  void step(Name name) {
    if (Names.FORM.matcher(name.text()).matches()) {
      steps.add(name.text());
    }
  }

  /** The names of the steps, each once, in the order in which they were read. */
  List<String> steps() {
    return List.copyOf(steps);
  }

  boolean isUnresolved() {
    return unresolved;
  }

  boolean hasBrokenPart() {
    return brokenPart;
  }

  boolean isIllTyped() {
    return illTyped;
  }

  List<Problem> problems() {
    return problems;
  }

  boolean isComplete() {
    return problems.isEmpty() && !unresolved && !illTyped;
  }
}
