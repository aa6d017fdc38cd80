package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Subflow;
import dev.surefoot.processor.FlowClass;
import dev.surefoot.processor.SubflowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the method that says which data cross the borders of a flow's sub-flows. */
final class CrossingWriter {
  private final KeyConstants keys;
  private final Imports imports;

  CrossingWriter(KeyConstants keys, Imports imports) {
    this.keys = keys;
    this.imports = imports;
  }

  /** The text of the method; empty for a flow without sub-flows. */
  String write(FlowClass flow) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    flow.model().bodies().forEach(body -> collect(body, names));
    if (names.isEmpty()) {
      return "";
    }
    String crossing = imports.of(RuntimeTypes.CROSSING);
    StringBuilder cases = new StringBuilder();
    for (SubflowType type : flow.subflows()) {
      List<String> all = names.getOrDefault(type.binaryName(), List.of());
      String input = keys.of(TypeName.get(type.input()));
      String result = type.result().map(t -> keys.of(TypeName.get(t))).orElse("null");
      cases.append("    case " + Lines.list(all, 9, 8) + " -> ");
      cases.append("new " + crossing + "(" + input + ", " + result + ");\n");
    }
    return "\n@"
        + imports.of(ClassName.get(Override.class))
        + "\npublic "
        + crossing
        + " crossing("
        + imports.of(ClassName.get(String.class))
        + " subflow) {\n  return switch (subflow) {\n"
        + cases
        + "    default -> super.crossing(subflow);\n  };\n}\n";
  }

  /** The names of the sub-flows of each class. */
  private static void collect(Sequence body, Map<String, List<String>> names) {
    for (Node node : body.nodes()) {
      if (node instanceof Subflow subflow) {
        names
            .computeIfAbsent(subflow.definition().text(), k -> new ArrayList<>())
            .add("\"" + subflow.name().text() + "\"");
      }
      node.branches().forEach(branch -> collect(branch.body(), names));
    }
  }
}
