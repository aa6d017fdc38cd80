package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import dev.surefoot.processor.StepType;
import dev.surefoot.processor.write.StepCalls.StepCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes what a flow's code says about its steps: a method each, with a case for all the steps of
 * which the same is true. To say more about a step, such as its policy, add a {@link #table} in
 * {@link #write} and its method to {@code NumberedCode}; numbers are positions in the list of
 * steps.
 */
final class StepTables {
  private final List<StepCall> steps;
  private final CallWriter calls;
  private final Imports imports;
  private final Marks marks;

  StepTables(List<StepCall> steps, CallWriter calls, Imports imports, Marks marks) {
    this.steps = steps;
    this.calls = calls;
    this.imports = imports;
    this.marks = marks;
  }

  /** The methods. */
  String write() {
    String undoKind = imports.of(RuntimeTypes.UNDO_KIND);
    return table(
            marks.nullable(RuntimeTypes.KEY, imports) + "<?>",
            "output",
            step -> calls.output(step).orElse("null"),
            "null")
        + table(undoKind, "undoKind", s -> undoKind + "." + calls.undoKind(s), undoKind + ".NONE");
  }

  /**
   * A method that takes a step's number.
   *
   * @param valueOf gives an expression; each step class is asked once for each of its steps
   * @param otherwise what the method returns where there is no case
   */
  private String table(
      String type, String name, Function<StepType, String> valueOf, String otherwise) {
    Map<String, StringBuilder> numbers = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String value = valueOf.apply(steps.get(i).step());
      if (!value.equals(otherwise)) {
        StringBuilder group = numbers.computeIfAbsent(value, v -> new StringBuilder());
        group.append(group.isEmpty() ? "" : ", ").append(i);
      }
    }
    StringBuilder cases = new StringBuilder();
    numbers.forEach((value, group) -> cases.append("    case " + group + " -> " + value + ";\n"));
    String body =
        numbers.isEmpty()
            ? "  return " + otherwise + ";\n"
            : "  return switch (step) {\n" + cases + "    default -> " + otherwise + ";\n  };\n";
    return "\n@"
        + imports.of(OVERRIDE)
        + "\nprotected "
        + type
        + " "
        + name
        + "(int step) {\n"
        + body
        + "}\n";
  }

  static final ClassName OVERRIDE = ClassName.get(Override.class);
}
