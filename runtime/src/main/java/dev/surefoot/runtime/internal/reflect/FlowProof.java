package dev.surefoot.runtime.internal.reflect;

import dev.surefoot.FlowChecker;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.FlowBindingException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Asks for the proof of a flow that its compiler could not give. */
final class FlowProof {
  private static final String REMEDY =
      "add dev.surefoot:surefoot-processor with what it depends on to the class path of the running"
          + " program (in Maven a dependency of scope runtime), or compile the flow with javac";

  private FlowProof() {}

  /**
   * Returns if the flow is proved.
   *
   * @throws FlowBindingException with all that is wrong, or if there is no checker
   */
  static void demand(FlowDefinition<?> definition) {
    String flow = definition.getClass().getName();
    try {
      List<String> errors = checker(definition.getClass()).check(definition);
      if (!errors.isEmpty()) {
        throw new FlowBindingException(
            flow + " is refused, for running it could go wrong:\n" + String.join("\n", errors),
            null);
      }
    } catch (LinkageError | ServiceConfigurationError e) {
      throw new FlowBindingException(
          flow + " cannot be checked, for the checker lacks a class: " + e + "; " + REMEDY, e);
    }
  }

  private static FlowChecker checker(Class<?> flow) {
    return find(flow.getClassLoader())
        .or(() -> find(Thread.currentThread().getContextClassLoader()))
        .or(() -> find(FlowProof.class.getClassLoader()))
        .orElseThrow(
            () ->
                new FlowBindingException(
                    flow.getName()
                        + " was compiled by a compiler that cannot prove flows, such as Eclipse's:"
                        + " it is checked when it starts, and there is no checker; "
                        + REMEDY,
                    null));
  }

  private static Optional<FlowChecker> find(ClassLoader loader) {
    return ServiceLoader.load(FlowChecker.class, loader).findFirst();
  }
}
