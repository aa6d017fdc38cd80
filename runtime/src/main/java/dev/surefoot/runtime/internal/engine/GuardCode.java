package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Subflow;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.spi.FlowCode;
import java.util.Collection;
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
   * @param data what is known in each scope: by the name of a sub-flow, in the flow by the empty
   *     one
   */
  static Map<String, GuardCode> of(
      FlowModel flow, FlowCode<?, ?> code, Map<String, Set<Key<?>>> data) {
    Map<String, GuardCode> guards = new HashMap<>();
    for (Sequence body : flow.bodies()) {
      collect(body, code.input(), data.getOrDefault("", Set.of()), guards);
      subflows(body, code, data, guards);
    }
    return Map.copyOf(guards);
  }

  private static void subflows(
      Sequence body,
      FlowCode<?, ?> code,
      Map<String, Set<Key<?>>> data,
      Map<String, GuardCode> guards) {
    for (Node node : body.nodes()) {
      if (node instanceof Subflow subflow) {
        String name = subflow.name().text();
        collect(
            subflow.body().body(),
            code.crossing(name).input(),
            data.getOrDefault(name, Set.of()),
            guards);
      }
      node.branches().forEach(branch -> subflows(branch.body(), code, data, guards));
    }
  }

  private static void collect(
      Sequence body, Key<?> input, Collection<Key<?>> data, Map<String, GuardCode> guards) {
    for (Node node : body.nodes()) {
      if (node instanceof Subflow) {
        continue; // its guards ask for data of its own
      }
      for (Branch branch : node.branches()) {
        Guard guard = branch.guard();
        if (node instanceof Choice choice && guard != null) {
          String outcome = choice.name() + "/" + branch.name();
          guards.put(outcome, bind(outcome, guard, input, data));
        }
        collect(branch.body(), input, data, guards);
      }
    }
  }

  @SuppressWarnings("unchecked") // the verbs pair a predicate with its type
  private static GuardCode bind(
      String outcome, Guard guard, Key<?> input, Collection<Key<?>> data) {
    if (guard.predicate() == null) {
      throw new FlowBindingException("guard '" + outcome + "' has no predicate", null);
    }
    Key<?> key = guard.key() == null ? input : find(outcome, guard.key(), data);
    return new GuardCode(key, (Predicate<Object>) guard.predicate());
  }

  private static Key<?> find(String outcome, String id, Collection<Key<?>> data) {
    for (Key<?> key : data) {
      if (key.id().equals(id)) {
        return key;
      }
    }
    throw new FlowBindingException(
        "guard '"
            + outcome
            + "' asks for a "
            + id
            + ", which is neither the flow's input nor made by a step; the flow knows "
            + data.stream().map(Key::id).sorted().toList(),
        null);
  }
}
