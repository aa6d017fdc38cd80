package dev.surefoot.processor.write;

import dev.surefoot.model.BackTo;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Targets;
import dev.surefoot.model.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes what a flow's code says about going back after failures; nothing where it never does. */
final class BackWriter {
  private final Map<String, String> policies = new LinkedHashMap<>();
  private final Imports imports;
  private final Marks marks;

  BackWriter(FlowModel flow, Imports imports, Marks marks) {
    this.imports = imports;
    this.marks = marks;
    collect(flow.body(), Targets.of(flow));
  }

  /** In a sub-flow every target is a name. */
  private void collect(Sequence body, Targets targets) {
    for (Node node : body.nodes()) {
      if (node instanceof Task task && task.backTo() != null) {
        BackTo back = task.backTo();
        policies.put(
            task.name().text(),
            "(\"" + targets.nameOf(back.target()) + "\", " + back.times() + ")");
      }
      node.branches().forEach(branch -> collect(branch.body(), targets));
    }
  }

  /** The text of the method. */
  String write() {
    if (policies.isEmpty()) {
      return "";
    }
    String made = imports.of(RuntimeTypes.BACK_POLICY);
    StringBuilder cases = new StringBuilder();
    policies.forEach(
        (step, arguments) ->
            cases.append("    case \"" + step + "\" -> new " + made + arguments + ";\n"));
    return "\n@"
        + imports.of(StepTables.OVERRIDE)
        + "\npublic "
        + marks.nullable(RuntimeTypes.BACK_POLICY, imports)
        + " backPolicy(String step) {\n  return switch (step) {\n"
        + cases
        + "    default -> null;\n  };\n}\n";
  }
}
