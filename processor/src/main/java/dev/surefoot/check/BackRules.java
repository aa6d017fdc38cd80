package dev.surefoot.check;

import dev.surefoot.model.BackTo;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports steps that go back, when they fail, to what is no step of the flow, or never. */
final class BackRules {
  private static final int MOST_LISTED = 8;

  private final Outline outline;
  private final Problems problems;

  /** The flow's own steps that run a class, each with the simple name of that. */
  private final Map<String, String> steps = new LinkedHashMap<>();

  private BackRules(Outline outline, Problems problems) {
    this.outline = outline;
    this.problems = problems;
    for (Spot spot : outline.own()) {
      spot.node().runs().ifPresent(run -> steps.put(spot.name(), run.simpleName()));
    }
  }

  static void check(Outline outline, Problems problems) {
    BackRules rules = new BackRules(outline, problems);
    for (Spot spot : outline.own()) {
      if (spot.node() instanceof Task task && task.backTo() != null) {
        rules.check(spot, task.backTo());
      } else if (spot.node() instanceof Subflow subflow && subflow.backTo() != null) {
        rules.check(spot, subflow.backTo());
      }
    }
  }

  private void check(Spot step, BackTo back) {
    if (back.target() instanceof Redirect.ToName to) {
      checkName(step, to);
    } else if (back.target() instanceof Redirect.ToStep to) {
      checkClass(step, to);
    }
    if (back.times() < 1) {
      problems.add(
          step, Finding.BACK_TIMES.problem(back.at(), List.of(), step.name(), back.times()));
    }
  }

  private void checkName(Spot step, Redirect.ToName to) {
    String name = to.name().text();
    if (steps.containsKey(name)) {
      return;
    }
    Spot other = outline.named(name);
    String why =
        other == null
            ? "this flow has no such step" + meant(Spelling.nearest(name, others(step)), "'", "'")
            : "that is a " + other.node().kind().word() + ", while only a task can run again";
    unknown(step, to, Words.quote(name), why, "go back to a task before it");
  }

  private void checkClass(Spot step, Redirect.ToStep to) {
    List<String> names = outline.targets().stepsOf(to.step());
    String type = to.step().simpleName() + ".class";
    if (names.isEmpty()) {
      Optional<String> near = Spelling.nearest(to.step().simpleName(), steps.values());
      String why = "no step of this flow runs it" + meant(near, "", ".class");
      unknown(step, to, type, why, "go back to a task before it");
    } else if (names.size() > 1) {
      String why = names.size() + " steps run that class: " + Words.and(names);
      String fix = "go back by name, such as backTo(\"" + names.get(0) + "\", ...)";
      problems.add(
          step, Finding.BACK_UNKNOWN.problem(to.at(), List.of(), step.name(), type, why, fix));
    }
  }

  private static String meant(Optional<String> near, String before, String after) {
    return near.map(it -> "; did you mean " + before + it + after + "?").orElse("");
  }

  private List<String> others(Spot step) {
    return steps.keySet().stream().filter(name -> !name.equals(step.name())).toList();
  }

  /** The steps that stand before one. */
  private List<String> earlier(Spot step) {
    List<String> names = new ArrayList<>();
    for (Spot spot : outline.own()) {
      if (spot.number() == step.number()) {
        break;
      }
      if (outline.isOnFailure(spot) == outline.isOnFailure(step)) {
        spot.node().runs().ifPresent(run -> names.add(spot.name()));
      }
    }
    return names;
  }

  private void unknown(Spot step, Redirect.Target to, String target, String why, String fix) {
    List<String> earlier = earlier(step);
    String offered =
        Words.and(earlier.subList(0, Math.min(MOST_LISTED, earlier.size())))
            + (earlier.size() > MOST_LISTED ? ", ..." : "");
    String how = earlier.isEmpty() ? "leave backTo out" : fix + ": " + offered;
    problems.add(
        step, Finding.BACK_UNKNOWN.problem(to.at(), List.of(), step.name(), target, why, how));
  }
}
