package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import dev.surefoot.FailurePolicy;
import dev.surefoot.check.undo.Calls;
import dev.surefoot.check.undo.StepContract;
import dev.surefoot.processor.StepType;
import dev.surefoot.processor.write.StepCalls.StepCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The policies of a flow's steps that differ from the default, each once as a constant. */
final class PolicyConstants {
  private final Imports imports;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final StringBuilder declarations = new StringBuilder();

  PolicyConstants(Imports imports) {
    this.imports = imports;
  }

  /** Whether a step or its undo is called otherwise than by default. */
  boolean isSaid(StepCall call) {
    StepContract said = call.step().contract();
    return call.onFailure() != FailurePolicy.COMPENSATE
        || !said.calls().equals(Calls.once())
        || said.undoCalls().filter(calls -> !calls.equals(Calls.once())).isPresent();
  }

  /** How a step is called. */
  String ofRun(StepCall call) {
    return of(call.step().contract().calls(), call.onFailure());
  }

  /** How the undo of a step is called. */
  String ofUndo(StepType step) {
    return step.contract()
        .undoCalls()
        .map(calls -> of(calls, FailurePolicy.COMPENSATE))
        .orElseGet(this::standard);
  }

  /** The policy that is no constant of the flow. */
  String standard() {
    return imports.of(RuntimeTypes.STEP_POLICY) + ".DEFAULT";
  }

  /** How a step polls, or {@code null}. */
  String ofPoll(StepType step) {
    return step.contract()
        .polling()
        .map(polling -> List.of(text(polling.every()), text(polling.timeout())))
        .map(arguments -> constant(RuntimeTypes.POLL_POLICY, "POLLING_", arguments))
        .orElse("null");
  }

  private String of(Calls calls, FailurePolicy onFailure) {
    if (calls.equals(Calls.once()) && onFailure == FailurePolicy.COMPENSATE) {
      return standard();
    }
    List<String> arguments = new ArrayList<>();
    arguments.add(String.valueOf(calls.attempts()));
    arguments.add(text(calls.backoff()));
    arguments.add(text(calls.maxBackoff()));
    arguments.add(text(calls.timeout()));
    arguments.add(imports.of(RuntimeTypes.FAILURE_POLICY) + "." + onFailure);
    if (!calls.retryOn().equals(Calls.EVERYTHING)) {
      calls.retryOn().stream()
          .map(type -> imports.of(ClassName.bestGuess(type)) + ".class")
          .forEach(arguments::add);
    }
    return constant(RuntimeTypes.STEP_POLICY, "POLICY_", arguments);
  }

  private String constant(ClassName type, String prefix, List<String> arguments) {
    String written = imports.of(type);
    String value = written + ".of(" + Lines.list(arguments, 60, 4) + ")";
    return names.computeIfAbsent(
        value,
        v -> {
          String name = prefix + (names.size() + 1);
          declarations.append(
              "private static final " + written + " " + name + " =\n    " + v + ";\n");
          return name;
        });
  }

  private static String text(String plain) {
    return "\"" + plain + "\""; // it is a length of time, or empty
  }

  /** The constants that were asked for. */
  String declarations() {
    return declarations.toString();
  }
}
