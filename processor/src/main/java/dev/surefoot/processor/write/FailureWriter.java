package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import dev.surefoot.FailurePolicy;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.check.undo.FlowPolicies;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the methods that say what follows where no step says it, as when a guard throws or an undo
 * fails: in the flow, and inside of its sub-flows. What differs in nothing from the default is not
 * generated.
 */
final class FailureWriter {
  private final FlowPolicies policies;
  private final UndoFailurePolicy onUndoFailure;
  private final Imports imports;

  FailureWriter(FlowPolicies policies, UndoFailurePolicy onUndoFailure, Imports imports) {
    this.policies = policies;
    this.onUndoFailure = onUndoFailure;
    this.imports = imports;
  }

  /** The text of the methods. */
  String write() {
    return (policies.ofFlow() == FailurePolicy.COMPENSATE ? "" : ofFlow())
        + inside()
        + (onUndoFailure == UndoFailurePolicy.STOP ? "" : ofUndos());
  }

  private String ofUndos() {
    String type = imports.of(RuntimeTypes.UNDO_FAILURE_POLICY);
    return head(type, "onUndoFailure()") + "  return " + type + "." + onUndoFailure + ";\n}\n";
  }

  private String ofFlow() {
    return head("onFailure()") + "  return " + constant(policies.ofFlow()) + ";\n}\n";
  }

  private String inside() {
    Map<FailurePolicy, List<String>> others = new EnumMap<>(FailurePolicy.class);
    for (String subflow : policies.subflows()) {
      if (policies.inside(subflow) != policies.ofFlow()) {
        others
            .computeIfAbsent(policies.inside(subflow), policy -> new ArrayList<>())
            .add("\"" + subflow + "\"");
      }
    }
    if (others.isEmpty()) {
      return "";
    }
    StringBuilder cases = new StringBuilder();
    others.forEach(
        (policy, names) ->
            cases
                .append("    case " + Lines.list(names, 9, 8))
                .append(" -> " + constant(policy) + ";\n"));
    String parameter = imports.of(ClassName.get(String.class)) + " subflow";
    return head("onFailure(" + parameter + ")")
        + "  return switch (subflow) {\n"
        + cases
        + "    default -> onFailure();\n  };\n}\n";
  }

  private String head(String method) {
    return head(imports.of(RuntimeTypes.FAILURE_POLICY), method);
  }

  private String head(String type, String method) {
    return "\n@" + imports.of(StepTables.OVERRIDE) + "\npublic " + type + " " + method + " {\n";
  }

  private String constant(FailurePolicy policy) {
    return imports.of(RuntimeTypes.FAILURE_POLICY) + "." + policy;
  }
}
