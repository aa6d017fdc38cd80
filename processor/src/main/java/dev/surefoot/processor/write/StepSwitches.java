package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.surefoot.processor.StepOutputs;
import dev.surefoot.processor.StepType;
import dev.surefoot.processor.write.StepCalls.StepCall;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Makes the methods that call actions and undos: a switch with a case for each step, over as many
 * methods as it takes, because one may have 65,535 bytes.
 */
final class StepSwitches {
  /** Characters of source in one method; each makes less than a byte of code. */
  private static final int MOST_IN_A_METHOD = 30_000;

  private static final ClassName OBJECT = ClassName.get(Object.class);
  private static final ClassName EXCEPTION = ClassName.get(Exception.class);
  private static final ClassName ERROR = ClassName.get(Error.class);
  private static final ClassName THROWABLE = ClassName.get(Throwable.class);
  private static final ClassName UNDECLARED = ClassName.get(UndeclaredThrowableException.class);

  /** What two methods differ in: their head, how the switch begins and how a call of one ends. */
  private record Form(String result, String name, String call, String start, String end) {
    String head(String name) {
      return result + " " + name + "(int step, " + call + " call)";
    }
  }

  private final List<StepCall> steps;
  private final StepFields fields;
  private final CallWriter calls;
  private final Imports imports;
  private final Marks marks;

  StepSwitches(
      List<StepCall> steps, StepFields fields, CallWriter calls, Imports imports, Marks marks) {
    this.steps = steps;
    this.fields = fields;
    this.calls = calls;
    this.imports = imports;
    this.marks = marks;
  }

  /** The methods. */
  String write() {
    Form run =
        new Form(
            marks.nullable(OBJECT, imports),
            "run",
            imports.of(RuntimeTypes.STEP_CALL),
            "return switch (step) {\n",
            "};\n");
    Form undo =
        new Form("void", "undo", imports.of(RuntimeTypes.UNDO_CALL), "switch (step) {\n", "}\n");
    return methods(run, step -> Optional.of(run(step)))
        + (steps.stream().anyMatch(s -> s.step().poll().isPresent()) ? polls() : "")
        + methods(undo, step -> step.undo().map(method -> undo(step, method)));
  }

  private String polls() {
    Form poll =
        new Form(
            imports.of(ClassName.get(Optional.class)) + "<?>",
            "poll",
            imports.of(RuntimeTypes.STEP_CALL),
            "return switch (step) {\n",
            "};\n");
    return methods(poll, step -> step.poll().map(method -> poll(step, method)));
  }

  private String methods(Form form, Function<StepType, Optional<String>> caseOf) {
    List<Integer> ends = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    StringBuilder cases = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      Optional<String> code = caseOf.apply(steps.get(i).step());
      if (code.isPresent()) {
        cases.append("// ").append(steps.get(i).name()).append("\n");
        cases.append("case ").append(i).append(" -> ").append(code.get());
      }
      if (cases.length() > MOST_IN_A_METHOD) {
        parts.add(cases.toString());
        ends.add(i + 1);
        cases.setLength(0);
      }
    }
    parts.add(cases.toString());
    return parts.size() == 1 ? whole(form, parts.get(0)) : split(form, parts, ends);
  }

  private String whole(Form form, String cases) {
    return "\n@"
        + imports.of(StepTables.OVERRIDE)
        + "\nprotected "
        + method(form, form.name(), cases);
  }

  private String split(Form form, List<String> parts, List<Integer> ends) {
    boolean isVoid = form.result().equals("void");
    StringBuilder choice = new StringBuilder();
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String name = form.name() + i;
      String call = name + "(step, call);\n";
      boolean isLast = i == ends.size();
      String condition = isLast ? "" : "if (step < " + ends.get(i) + ") ";
      choice.append(i > 0 ? " else " : "  ").append(condition).append("{\n    ");
      choice.append(isVoid ? "" : "return ").append(call).append("  }");
      methods.append("\nprivate ").append(method(form, name, parts.get(i)));
    }
    return "\n@"
        + imports.of(StepTables.OVERRIDE)
        + "\nprotected "
        + form.head(form.name())
        + " throws "
        + imports.of(EXCEPTION)
        + " {\n"
        + choice
        + "\n}\n"
        + methods;
  }

  private String method(Form form, String name, String cases) {
    String body =
        cases.isEmpty()
            ? "throw none(step);\n"
            : form.start()
                + Lines.indent(cases, 2)
                + "  default -> throw none(step);\n"
                + form.end();
    return form.head(name)
        + " throws "
        + imports.of(EXCEPTION)
        + " {\n"
        + Lines.indent(body, 2)
        + "}\n";
  }

  private String run(StepType step) {
    String call = calls.call(step, step.run(), fields.nameOf(step)) + ";\n";
    StepOutputs outputs = calls.outputs(step);
    if (outputs.record().isPresent()) {
      String apart = apart(call, outputs, outputs.record().get());
      return block(calls.throwsThrowable(step.run()) ? guarded(apart) : apart);
    }
    boolean isVoid = outputs.all().isEmpty();
    if (!calls.throwsThrowable(step.run())) {
      return isVoid ? block(call + "yield null;\n") : call;
    }
    return block(guarded(isVoid ? call + "yield null;\n" : "yield " + call));
  }

  /**
   * Takes the components of what a call returns; a record that is missing is told by the engine.
   */
  private String apart(String call, StepOutputs outputs, TypeMirror record) {
    String type = imports.of(TypeName.get(record));
    String all = imports.of(RuntimeTypes.STEP_OUTPUTS);
    List<String> parts =
        outputs.all().stream().map(output -> "made." + output.component() + "()").toList();
    String of = all + ".of(" + Lines.list(parts, all.length() + 26, 8) + ")";
    if (outputs.maySkip()) {
      String optional = imports.of(ClassName.get(Optional.class));
      return optional
          + "<? extends "
          + type
          + "> returned =\n    "
          + call
          + "yield returned == null\n    ? null\n    : returned.<"
          + all
          + ">map(\n        made -> "
          + of
          + ");\n";
    }
    return type + " made = " + call + "yield made == null\n    ? null\n    : " + of + ";\n";
  }

  private String poll(StepType step, ExecutableElement poll) {
    String call = calls.call(step, poll, fields.nameOf(step)) + ";\n";
    return calls.throwsThrowable(poll) ? block(guarded("yield " + call)) : call;
  }

  private String undo(StepType step, ExecutableElement undo) {
    String call = calls.call(step, undo, fields.nameOf(step)) + ";\n";
    return calls.throwsThrowable(undo) ? block(guarded(call)) : call;
  }

  /** The caller can pass on exceptions and errors; whatever else is declared goes inside one. */
  private String guarded(String statements) {
    return "try {\n"
        + Lines.indent(statements, 2)
        + "} catch ("
        + imports.of(EXCEPTION)
        + " | "
        + imports.of(ERROR)
        + " e) {\n  throw e;\n} catch ("
        + imports.of(THROWABLE)
        + " e) {\n  throw new "
        + imports.of(UNDECLARED)
        + "(e);\n}\n";
  }

  private static String block(String statements) {
    return "{\n" + Lines.indent(statements, 2) + "}\n";
  }
}
