package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import dev.surefoot.processor.StepOutputs;
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
  private final PolicyConstants policies;
  private final Imports imports;
  private final Marks marks;

  StepTables(
      List<StepCall> steps,
      CallWriter calls,
      PolicyConstants policies,
      Imports imports,
      Marks marks) {
    this.policies = policies;
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
        + outputs()
        + table(undoKind, "undoKind", s -> undoKind + "." + calls.undoKind(s), undoKind + ".NONE")
        + policies();
  }

  /** What is special about the outputs of steps, where that is. */
  private String outputs() {
    StringBuilder tables = new StringBuilder();
    if (steps.stream().anyMatch(step -> calls.outputs(step.step()).record().isPresent())) {
      String list = imports.of(ClassName.get(List.class));
      String key = imports.of(RuntimeTypes.KEY);
      tables.append(
          table(
              list + "<" + key + "<?>>",
              "several",
              step -> several(list, calls.outputs(step)),
              list + ".of()"));
    }
    if (steps.stream().anyMatch(step -> calls.outputs(step.step()).maySkip())) {
      tables.append(
          table("boolean", "maySkip", s -> String.valueOf(calls.outputs(s).maySkip()), "false"));
    }
    return tables.toString();
  }

  private String several(String list, StepOutputs outputs) {
    List<String> keys = outputs.record().isPresent() ? calls.keys(outputs) : List.of();
    return list + ".of(" + Lines.list(keys, list.length() + 22, 8) + ")";
  }

  /** What differs from the default, which is where nothing is generated. */
  private String policies() {
    StringBuilder tables = new StringBuilder();
    if (steps.stream().anyMatch(step -> policies.isSaid(step))) {
      String type = imports.of(RuntimeTypes.STEP_POLICY);
      tables.append(tableOfCalls(type, "policy", policies::ofRun, policies.standard()));
      tables.append(table(type, "undoPolicy", policies::ofUndo, policies.standard()));
    }
    if (steps.stream().anyMatch(step -> step.step().contract().concurrency() > 0)) {
      String type = marks.nullable(RuntimeTypes.CONCURRENCY_LIMIT, imports);
      tables.append(table(type, "limit", this::limit, "null"));
    }
    if (steps.stream().anyMatch(step -> step.step().poll().isPresent())) {
      String type = marks.nullable(RuntimeTypes.POLL_POLICY, imports);
      String key = marks.nullable(RuntimeTypes.KEY, imports) + "<?>";
      tables.append(table(type, "polling", policies::ofPoll, "null"));
      tables.append(table(key, "handle", step -> calls.handle(step).orElse("null"), "null"));
    }
    return tables.toString();
  }

  private String limit(StepType step) {
    int most = step.contract().concurrency();
    String type = imports.of(RuntimeTypes.CONCURRENCY_LIMIT);
    return most == 0
        ? "null"
        : "new " + type + "(\n        \"" + step.binaryName() + "\", " + most + ")";
  }

  /**
   * A method that takes a step's number.
   *
   * @param valueOf gives an expression; each step class is asked once for each of its steps
   * @param otherwise what the method returns where there is no case
   */
  private String table(
      String type, String name, Function<StepType, String> valueOf, String otherwise) {
    return tableOfCalls(type, name, call -> valueOf.apply(call.step()), otherwise);
  }

  /** The same, where it is not the step class alone that says it. */
  private String tableOfCalls(
      String type, String name, Function<StepCall, String> valueOf, String otherwise) {
    Map<String, StringBuilder> numbers = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String value = valueOf.apply(steps.get(i));
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
