package dev.surefoot.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
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
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Makes the method that says which data cross the borders of a flow's sub-flows. */
final class CrossingWriter {
  private final KeyConstants keys;

  CrossingWriter(KeyConstants keys) {
    this.keys = keys;
  }

  /** Empty for a flow without sub-flows. */
  Optional<MethodSpec> write(FlowClass flow) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    collect(flow.model().body(), names);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    CodeBlock.Builder cases = CodeBlock.builder();
    for (SubflowType type : flow.subflows()) {
      String input = keys.of(TypeName.get(type.input()));
      String result = type.result().map(t -> keys.of(TypeName.get(t))).orElse("null");
      cases
          .add("case " + String.join(",$W", names.getOrDefault(type.binaryName(), List.of())))
          .add(" -> new $T($N, $L);\n", RuntimeTypes.CROSSING, input, result);
    }
    return Optional.of(
        MethodSpec.methodBuilder("crossing")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(RuntimeTypes.CROSSING)
            .addParameter(String.class, "subflow")
            .addCode("return switch (subflow) {\n$>")
            .addCode(cases.build())
            .addCode(
                "default -> throw new $T($S + subflow + $S);\n",
                IllegalArgumentException.class,
                "flow '" + flow.model().name() + "' has no sub-flow '",
                "'")
            .addCode("$<};\n")
            .build());
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
