package dev.surefoot.check;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Name;
import dev.surefoot.model.Names;
import dev.surefoot.model.Source;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports names of a wrong form, and names that are given twice. */
final class NameRules {
  private static final int LONGEST = 100;

  private final Outline outline;
  private final Problems problems;

  private NameRules(Outline outline, Problems problems) {
    this.outline = outline;
    this.problems = problems;
  }

  static void check(Outline outline, Problems problems) {
    new NameRules(outline, problems).check();
  }

  private void check() {
    String flow = outline.flow().name();
    if (!isWellFormed(flow)) {
      problems.add(malformed("flow", flow, Source.NONE));
    }
    for (Spot spot : outline.own()) {
      spot.node().label().ifPresent(name -> checkStep(spot, name));
      checkBranches(spot);
    }
  }

  private void checkStep(Spot spot, Name name) {
    Spot first = outline.named(name.text());
    if (!isWellFormed(name.text())) {
      problems.add(spot, malformed(spot.node().kind().word(), name.text(), name.at()));
    } else if (first != null && first != spot) {
      problems.add(spot, duplicate(first, spot, name));
    }
  }

  private void checkBranches(Spot spot) {
    Map<String, Branch> seen = new HashMap<>();
    if (spot.node() instanceof Subflow) {
      return; // its one branch is named as the flow that is laid in
    }
    for (Branch branch : spot.node().branches()) {
      Name name = branch.name();
      if (branch.fallback()) {
        continue;
      }
      if (!isWellFormed(name.text())) {
        problems.add(spot, malformed("branch", name.text(), name.at()));
      } else if (spot.node() instanceof Choice && name.text().equals(Branch.OTHERWISE)) {
        problems.add(spot, duplicate(name, "the fallback of '" + spot.name() + "'"));
      } else if (seen.putIfAbsent(name.text(), branch) != null) {
        problems.add(spot, duplicate(name, "another branch of '" + spot.name() + "'"));
      }
    }
  }

  static boolean isWellFormed(String name) {
    return Names.FORM.matcher(name).matches();
  }

  private static Problem malformed(String kind, String name, Source at) {
    String proposal = proposal(name);
    String fix = proposal.equals(name) ? "choose a shorter name" : "write '" + proposal + "'";
    return Finding.NAME_FORM.problem(at, List.of(), kind, name, reason(name), fix);
  }

  private static String reason(String name) {
    if (name.isEmpty()) {
      return "it is empty";
    }
    if (name.length() > LONGEST) {
      return "it has " + name.length() + " characters, and at most " + LONGEST + " are allowed";
    }
    if (name.charAt(0) < 'a' || name.charAt(0) > 'z') {
      return "it begins with '" + name.charAt(0) + "', and not with one of a to z";
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
        return "it has a '" + c + "', and only a to z, 0 to 9 and '-' are allowed";
      }
    }
    throw new IllegalArgumentException("'" + name + "' is a name");
  }

  /** What a name of a wrong form was perhaps meant to be. */
  static String proposal(String name) {
    String kebab = Names.kebab(name).toLowerCase(Locale.ROOT);
    String proposal =
        kebab.replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+", "").replaceAll("-+$", "");
    if (name.length() > LONGEST) {
      return name;
    }
    return isWellFormed(proposal) ? proposal : "reserve-stock";
  }

  private static Problem duplicate(Spot first, Spot second, Name name) {
    String taken = "the " + first.node().kind().word() + " " + Words.where(first);
    Problem problem = duplicate(name, taken);
    if (second.node() instanceof Task task && first.node().runs().equals(second.node().runs())) {
      return problem.withFix(
          "give the second one a name of its own: task(\"%s-again\", %s.class)"
              .formatted(name.text(), task.action().simpleName()));
    }
    return problem;
  }

  private static Problem duplicate(Name name, String taken) {
    return Finding.NAME_DUPLICATE.problem(
        name.at(), List.of(), name.text(), taken, "give one of them another name");
  }
}
