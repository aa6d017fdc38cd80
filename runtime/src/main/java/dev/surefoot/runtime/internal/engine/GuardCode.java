package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.spi.FlowCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A guard's predicate and the key of the datum that it is asked of.
 *
 * <p>Predicates come from running the definition, and are found by the name of the outcome that
 * they guard, {@code choice/branch}.
 */
record GuardCode(Key<?> key, Predicate<Object> predicate) {
  /**
   * The guards of a flow and its sub-flows.
   *
   * @param data as {@link Scope#each} has it
   */
  static Map<String, GuardCode> of(
      FlowModel flow, FlowCode<?, ?> code, Map<String, Set<Key<?>>> data) {
    Map<String, GuardCode> guards = new HashMap<>();
    Scope.each(
        flow,
        code,
        data,
        (node, scope) -> {
          if (node instanceof Choice choice) {
            collect(choice, scope, guards);
          }
        });
    return Map.copyOf(guards);
  }

  private static void collect(Choice choice, Scope scope, Map<String, GuardCode> guards) {
    for (Branch branch : choice.branches()) {
      Guard guard = branch.guard();
      if (guard != null) {
        String outcome = choice.name() + "/" + branch.name();
        guards.put(outcome, bind(outcome, guard, scope));
      }
    }
  }

  @SuppressWarnings("unchecked") // the verbs pair a predicate with its type
  private static GuardCode bind(String outcome, Guard guard, Scope scope) {
    if (guard.predicate() == null) {
      throw new FlowBindingException("guard '" + outcome + "' has no predicate", null);
    }
    Key<?> key = scope.find("guard '" + outcome + "'", guard.key());
    return new GuardCode(key, (Predicate<Object>) guard.predicate());
  }
}
