package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.RollbackPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How what a plan would do now differs from what it said; what stays beside it does not matter. */
final class PlanDifference {
  private PlanDifference() {}

  /** Empty if it does the same. */
  static String of(RollbackPlan before, RollbackPlan now) {
    List<String> differences = new ArrayList<>();
    add(differences, "it goes back to", before.target(), now.target());
    add(differences, "it begins at", before.start(), now.start());
    add(differences, "awaited is", before.settled(), now.settled());
    add(differences, "called are the undos", names(before), names(now));
    add(differences, "undone is", before.undone(), now.undone());
    add(differences, "superseded is", before.superseded(), now.superseded());
    add(differences, "passed over is", before.passedOver(), now.passedOver());
    return String.join("; ", differences);
  }

  private static List<String> names(RollbackPlan plan) {
    return plan.undos().stream().map(RollbackPlan.Undo::execution).toList();
  }

  private static void add(
      List<String> differences, String what, @Nullable Object before, @Nullable Object now) {
    if (!Objects.equals(before, now)) {
      differences.add(what + " " + now + " and not " + before);
    }
  }
}
