package dev.surefoot.processor.write;

import dev.surefoot.processor.FlowClass;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes what a flow's code says about going back after failures; nothing where it never does. */
final class BackWriter {
  private final Map<String, String> policies = new LinkedHashMap<>();
  private final Imports imports;
  private final Marks marks;

  BackWriter(FlowClass flow, Imports imports, Marks marks) {
    this.imports = imports;
    this.marks = marks;
    flow.waysBack()
        .forEach(
            (step, way) ->
                policies.put(
                    step,
                    "(\"" + way.target() + "\", " + way.times() + ", \"" + way.place() + "\")"));
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
