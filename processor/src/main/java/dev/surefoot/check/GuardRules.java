package dev.surefoot.check;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Guard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Warns of guards that leave branches which are never taken, as far as their text shows it: one
 * that is true whatever it is asked, and a method reference that an earlier branch asks too.
 */
final class GuardRules {
  private static final Pattern ALWAYS =
      Pattern.compile("[\\w$().<>,?\\[\\] ]+ ?-> ?(true|\\{ ?return true; ?\\})");

  /** A method of a class: what a reference on a variable means depends on where it stands. */
  private static final Pattern METHOD = Pattern.compile("(\\w+\\.)*\\p{Lu}\\w*::\\w+");

  /** What is asked of which datum. */
  private record Question(String text, String type) {}

  private final Problems problems;

  private GuardRules(Problems problems) {
    this.problems = problems;
  }

  static void check(Outline outline, Problems problems) {
    GuardRules rules = new GuardRules(problems);
    for (Spot spot : outline.own()) {
      if (spot.node() instanceof Choice choice) {
        rules.check(spot, choice);
      }
    }
  }

  private void check(Spot spot, Choice choice) {
    Map<Question, Branch> asked = new HashMap<>();
    for (Branch branch : choice.branches()) {
      Guard guard = branch.guard();
      if (guard == null) {
        continue;
      }
      String text = guard.at().text();
      if (ALWAYS.matcher(text).matches()) {
        problems.add(spot, always(choice, branch, guard));
        return; // what comes after is shadowed anyway
      }
      Question question = new Question(text, Objects.requireNonNullElse(guard.key(), ""));
      Branch before = METHOD.matcher(text).matches() ? asked.putIfAbsent(question, branch) : null;
      if (before != null) {
        problems.add(spot, again(choice, branch, guard, before));
      }
    }
  }

  private static Problem always(Choice choice, Branch branch, Guard guard) {
    List<String> later = new ArrayList<>();
    List<Branch> all = choice.branches();
    for (Branch after : all.subList(all.indexOf(branch) + 1, all.size())) {
      later.add(after.name().text());
    }
    return Finding.GUARD_SHADOWS.problem(
        guard.at(),
        List.of(),
        choice.name().text(),
        branch.name().text(),
        "always holds, so "
            + Words.and(later)
            + (later.size() == 1 ? " is never taken" : " are never taken"),
        "ask something in it, or make the branch the fallback: .otherwise(...)");
  }

  private static Problem again(Choice choice, Branch branch, Guard guard, Branch before) {
    return Finding.GUARD_SHADOWS.problem(
        guard.at(),
        List.of(),
        choice.name().text(),
        branch.name().text(),
        "is "
            + guard.at().text()
            + ", which branch '"
            + before.name().text()
            + "' asks before, so '"
            + branch.name().text()
            + "' is never taken",
        "ask something else, or leave the branch out");
  }
}
