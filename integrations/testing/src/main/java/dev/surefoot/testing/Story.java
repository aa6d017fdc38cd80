package dev.surefoot.testing;

import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceDetail.Attempt;
import dev.surefoot.runtime.InstanceDetail.Execution;
import dev.surefoot.runtime.InstanceDetail.UndoStatus;
import dev.surefoot.runtime.event.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an instance has done, for people: a line for each execution and for each failed attempt. */
final class Story {
  private static final int LONGEST_OUTPUT = 100;

  private Story() {}

  /** The whole story, from the journal. */
  static String of(Instance<?> instance) {
    InstanceDetail detail = instance.detail();
    List<String> lines = new ArrayList<>();
    lines.add(instance + " is " + detail.state() + because(detail));
    detail.executions().forEach(execution -> tell(execution, lines));
    detail
        .heldChoices()
        .forEach(
            choice ->
                lines.add(
                    "  "
                        + choice.choice()
                        + " is held: "
                        + (choice.guard().isEmpty()
                            ? "its correlation"
                            : "guard '" + choice.guard() + "'")
                        + " threw "
                        + text(choice.failure())));
    detail
        .requests()
        .forEach(
            asked ->
                lines.add(
                    "  " + asked.request() + " asked by '" + asked.by() + "', " + asked.why()));
    if (!detail.left().isEmpty()) {
      lines.add("  left done: " + String.join(", ", detail.left()));
    }
    if (!detail.ahead().isEmpty()) {
      lines.add("  may still come: " + String.join(", ", detail.ahead()));
    }
    return String.join("\n", lines);
  }

  private static String because(InstanceDetail detail) {
    return detail.cause() == null ? "" : ", because " + detail.cause();
  }

  private static void tell(Execution execution, List<String> lines) {
    String name = "  " + execution.step() + "#" + execution.visit();
    StringBuilder line = new StringBuilder(name);
    line.append(" ").append(execution.status());
    if (!execution.attempts().isEmpty()) {
      line.append(" at ").append(execution.attempts().get(0).start());
    }
    if (execution.output() != null) {
      line.append(", made ").append(shortened(execution.output()));
    }
    if (execution.correlation() != null) {
      line.append(" for '").append(execution.correlation()).append("'");
    }
    if (execution.answeredBy() != null && !execution.answeredBy().isEmpty()) {
      line.append(" by ").append(execution.answeredBy());
    }
    if (execution.due() != null) {
      line.append(", next attempt at ").append(execution.due());
    }
    if (execution.undo() != UndoStatus.NONE) {
      line.append("; undo ").append(execution.undo());
    }
    lines.add(line.toString());
    tell("attempt", execution.attempts(), lines);
    tell("undo, attempt", execution.undoAttempts(), lines);
  }

  private static void tell(String what, List<Attempt> attempts, List<String> lines) {
    for (Attempt attempt : attempts) {
      if (attempt.failure() != null) {
        lines.add(
            "    "
                + what
                + " "
                + attempt.number()
                + " at "
                + attempt.start()
                + " threw "
                + text(attempt.failure()));
      }
    }
  }

  private static String text(@Nullable Failure failure) {
    return failure == null ? "" : failure.type() + ": " + failure.message();
  }

  private static String shortened(String output) {
    return output.length() <= LONGEST_OUTPUT
        ? output
        : output.substring(0, LONGEST_OUTPUT) + "... (" + output.length() + " characters)";
  }
}
