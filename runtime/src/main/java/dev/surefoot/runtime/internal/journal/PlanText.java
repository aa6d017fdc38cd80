package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.RollbackPlan;
import java.util.List;
import java.util.stream.Collectors;

/** Plans for people to read. */
public final class PlanText {
  private PlanText() {}

  /** A line for each part that is not empty. */
  public static String of(RollbackPlan plan) {
    StringBuilder text = new StringBuilder();
    text.append(plan.rollback().mode()).append(": back to ").append(plan.target());
    if (plan.start() != null) {
      text.append(" from ").append(plan.start());
    }
    text.append(plan.rollback().resume() ? "\n" : ", which then waits to be started\n");
    line(text, "await", plan.settled());
    line(text, "undo", plan.undos().stream().map(PlanText::undo).toList());
    line(text, "undone", plan.undone());
    line(text, "superseded", plan.superseded());
    line(text, "passed over", plan.passedOver());
    line(text, "stays", plan.stays());
    line(text, "tokens now", plan.before());
    line(text, "tokens then", plan.after());
    return text.toString();
  }

  private static String undo(RollbackPlan.Undo undo) {
    return undo.after().isEmpty()
        ? undo.execution()
        : undo.execution() + " after " + String.join(" and ", undo.after());
  }

  private static void line(StringBuilder text, String what, List<String> names) {
    if (!names.isEmpty()) {
      text.append("  %-12s".formatted(what))
          .append(names.stream().collect(Collectors.joining(", ")))
          .append('\n');
    }
  }
}
