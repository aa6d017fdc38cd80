package dev.surefoot.check;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Names;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.StepClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports jumps whose target is no step of the flow, or more than one. */
final class TargetRules {
  private static final int MOST_LISTED = 8;

  private final Outline outline;
  private final Problems problems;

  private TargetRules(Outline outline, Problems problems) {
    this.outline = outline;
    this.problems = problems;
  }

  static void check(Outline outline, Problems problems) {
    TargetRules rules = new TargetRules(outline, problems);
    for (Spot spot : outline.own()) {
      if (spot.node() instanceof Redirect redirect) {
        rules.check(spot, redirect);
      }
    }
  }

  private void check(Spot jump, Redirect redirect) {
    if (redirect.target() instanceof Redirect.ToName to) {
      checkName(jump, redirect, to.name().text());
    } else if (redirect.target() instanceof Redirect.ToStep to) {
      checkClass(jump, redirect, to.step());
    }
  }

  private void checkName(Spot jump, Redirect redirect, String name) {
    Spot target = outline.named(name);
    if (target != null) {
      checkBody(jump, redirect, target);
      return;
    }
    Optional<Problem> inside = SubflowBorder.notEntered(outline, jump, redirect);
    if (inside.isPresent()) {
      problems.add(jump, inside.get());
      return;
    }
    List<String> names = names();
    Optional<String> meant = Spelling.nearest(name, names);
    if (names.stream().anyMatch(other -> isFirstWrongAt(other, name))) {
      return;
    }
    String hint =
        branchNamed(name)
            .or(() -> stepOf(name))
            .or(() -> meant.map(near -> "; did you mean '" + near + "'?"))
            .orElse("");
    problems.add(jump, unknown(jump, redirect, Words.quote(name), hint, names));
  }

  /** Whether the jump is right, and the step's name is reported for its form. */
  private static boolean isFirstWrongAt(String step, String name) {
    return !NameRules.isWellFormed(step) && NameRules.proposal(step).equals(name);
  }

  private void checkClass(Spot jump, Redirect redirect, StepClass step) {
    List<String> steps = outline.targets().stepsOf(step);
    Optional<Problem> inside = SubflowBorder.notEntered(outline, jump, redirect);
    if (steps.isEmpty() && inside.isPresent()) {
      problems.add(jump, inside.get());
    } else if (steps.isEmpty()) {
      String hint =
          Spelling.nearest(step.simpleName(), classes())
              .map(near -> "; did you mean " + near + ".class?")
              .orElse("");
      problems.add(jump, unknown(jump, redirect, step.simpleName() + ".class", hint, names()));
    } else if (steps.size() == 1) {
      checkBody(jump, redirect, outline.target(redirect));
    } else if (Set.copyOf(steps).size() == steps.size()) {
      // of equal names, the second is reported as a duplicate
      List<String> calls = steps.stream().map(name -> "redirectTo(\"" + name + "\")").toList();
      problems.add(
          jump,
          Finding.TARGET_AMBIGUOUS.problem(
              redirect.target().at(),
              List.of(),
              Words.what(jump),
              step.simpleName() + ".class",
              steps.size(),
              Words.and(steps),
              String.join(" or ", calls)));
    }
  }

  /** What the flow does on a failure is begun by that, and left by nothing but its end. */
  private void checkBody(Spot jump, Redirect redirect, Spot target) {
    boolean into = outline.isOnFailure(target);
    if (outline.isOnFailure(jump) == into) {
      return;
    }
    String fix =
        into
            ? "jump to a step of define(); onFailure() begins when a step has failed for good"
            : "jump to a step of onFailure(), or let the step that fails go back: backTo(...)";
    problems.add(
        jump,
        Finding.REDIRECT_ON_FAILURE.problem(
            redirect.target().at(),
            List.of(),
            Words.what(jump),
            target.name(),
            into ? "into" : "out of",
            fix));
  }

  private static Problem unknown(
      Spot jump, Redirect redirect, String target, String hint, List<String> names) {
    String offered =
        Words.and(names.subList(0, Math.min(MOST_LISTED, names.size())))
            + (names.size() > MOST_LISTED ? ", ..." : "");
    Problem problem =
        Finding.TARGET_UNKNOWN.problem(
            redirect.target().at(), List.of(), Words.what(jump), target, hint, offered);
    return names.isEmpty() ? problem.withFix("add the step to the flow") : problem;
  }

  private Optional<String> branchNamed(String name) {
    for (Spot spot : outline.own()) {
      for (Branch branch : spot.node().branches()) {
        if (branch.name().text().equals(name) && !branch.fallback()) {
          return Optional.of("; it is a branch of '" + spot.name() + "', and no step");
        }
      }
    }
    return Optional.empty();
  }

  /** A choice with an action is jumped to by its own name. */
  private Optional<String> stepOf(String name) {
    return outline.own().stream()
        .filter(spot -> spot.node().runs().filter(s -> isNamed(s, name)).isPresent())
        .findFirst()
        .map(
            spot ->
                "; it is the step that '"
                    + spot.name()
                    + "' runs: did you mean '"
                    + spot.name()
                    + "'?");
  }

  private static boolean isNamed(StepClass step, String name) {
    return Names.kebab(step.simpleName()).equals(name);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (Spot spot : outline.own()) {
      spot.node().label().ifPresent(name -> names.add(name.text()));
    }
    return names;
  }

  private Set<String> classes() {
    Set<String> classes = new LinkedHashSet<>();
    for (Spot spot : outline.own()) {
      spot.node().runs().ifPresent(step -> classes.add(step.simpleName()));
    }
    return classes;
  }
}
