package dev.surefoot.check;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Subflow;
import java.util.ArrayList;
import java.util.List;

/** Reports steps after a jump, choices without their one fallback, and guards out of place. */
final class StructureRules {
  private final Problems problems;

  private StructureRules(Problems problems) {
    this.problems = problems;
  }

  static void check(Outline outline, Problems problems) {
    StructureRules rules = new StructureRules(problems);
    rules.checkSequence(outline.top());
    rules.checkSequence(outline.onFailure());
    for (Spot spot : outline.own()) {
      if (spot.node() instanceof Subflow) {
        continue; // what stands in it is looked at in its own file
      }
      spot.bodies().forEach(rules::checkSequence);
      if (spot.node() instanceof Choice choice) {
        rules.checkChoice(spot, choice);
      } else if (spot.node() instanceof Parallel parallel) {
        rules.checkParallel(spot, parallel);
      }
    }
  }

  private void checkSequence(List<Spot> body) {
    for (int i = 0; i + 1 < body.size(); i++) {
      if (body.get(i).node().kind().jumpsAway()) {
        Spot after = body.get(i + 1);
        problems.add(
            after,
            Finding.AFTER_JUMP.problem(
                after.node().at(), List.of(), nameless(after), Words.what(body.get(i))));
        return; // what follows is after the same jump
      }
    }
  }

  private static String nameless(Spot spot) {
    return spot.node().label().isPresent()
        ? Words.what(spot)
        : "another " + spot.node().kind().word();
  }

  private void checkChoice(Spot spot, Choice choice) {
    List<Branch> branches = choice.branches();
    List<Branch> fallbacks = branches.stream().filter(Branch::fallback).toList();
    if (fallbacks.isEmpty()) {
      problems.add(spot, missing(choice));
    } else if (fallbacks.size() > 1) {
      problems.add(
          spot,
          Finding.FALLBACK_TWICE.problem(fallbacks.get(1).at(), List.of(), choice.name().text()));
    } else if (!branches.get(branches.size() - 1).fallback()) {
      Branch next = branches.get(branches.indexOf(fallbacks.get(0)) + 1);
      problems.add(
          spot,
          Finding.FALLBACK_LAST.problem(
              next.at(), List.of(), choice.name().text(), next.name().text()));
    }
    for (Branch branch : branches) {
      checkGuard(spot, choice, branch);
    }
  }

  private static Problem missing(Choice choice) {
    List<String> labels = new ArrayList<>();
    choice.branches().forEach(branch -> labels.add(branch.name().text()));
    List<String> story =
        labels.isEmpty()
            ? List.of()
            : List.of(
                "1  '"
                    + choice.name().text()
                    + (labels.size() == 1 ? "' asks the guard of " : "' asks the guards of ")
                    + Words.and(labels),
                labels.size() == 1 ? "2  it does not hold" : "2  none of them holds",
                "stuck: '" + choice.name().text() + "' has no branch left to take");
    return Finding.FALLBACK_MISSING.problem(choice.at(), story, choice.name().text());
  }

  private void checkGuard(Spot spot, Choice choice, Branch branch) {
    if (branch.fallback() && branch.guard() != null) {
      problems.add(
          spot,
          Finding.FALLBACK_GUARD.problem(branch.guard().at(), List.of(), choice.name().text()));
    } else if (!branch.fallback() && branch.guard() == null) {
      problems.add(
          spot,
          Finding.GUARD_MISSING.problem(
              branch.at(), List.of(), choice.name().text(), branch.name().text()));
    }
  }

  private void checkParallel(Spot spot, Parallel parallel) {
    if (!parallel.splits()) {
      boolean none = parallel.branches().isEmpty();
      problems.add(
          spot,
          Finding.PARALLEL_NO_SPLIT.problem(
              parallel.at(),
              List.of(),
              parallel.name().text(),
              none ? "no branch" : "one branch, '" + parallel.branches().get(0).name() + "'",
              none
                  ? "leave it out, or give it two branches"
                  : "write the steps of the branch in its place, or add a second branch"));
    }
  }
}
