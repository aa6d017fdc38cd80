package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.model.Branch;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Subflow;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.spi.FlowCode;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is known in a flow or in one of its sub-flows: its input, and what its steps make. */
record Scope(Key<?> input, Set<Key<?>> data) {
  /**
   * Goes through all steps of a flow, each with the scope in which it stands.
   *
   * @param data what is known in each scope: by the name of a sub-flow, in the flow by the empty
   *     one
   */
  static void each(
      FlowModel flow,
      FlowCode<?, ?> code,
      Map<String, Set<Key<?>>> data,
      BiConsumer<Node, Scope> visitor) {
    Scope whole = new Scope(code.input(), data.getOrDefault("", Set.of()));
    flow.bodies().forEach(body -> whole.each(body, code, data, visitor));
  }

  private void each(
      Sequence body,
      FlowCode<?, ?> code,
      Map<String, Set<Key<?>>> known,
      BiConsumer<Node, Scope> visitor) {
    for (Node node : body.nodes()) {
      visitor.accept(node, this);
      Scope inside = node instanceof Subflow subflow ? of(subflow, code, known) : this;
      for (Branch branch : node.branches()) {
        inside.each(branch.body(), code, known, visitor);
      }
    }
  }

  private static Scope of(Subflow subflow, FlowCode<?, ?> code, Map<String, Set<Key<?>>> known) {
    String name = subflow.name().text();
    return new Scope(code.crossing(name).input(), known.getOrDefault(name, Set.of()));
  }

  /**
   * The key of an id; null means the input.
   *
   * @param who asks for it, for the message
   * @throws FlowBindingException if it is not known here
   */
  Key<?> find(String who, @Nullable String id) {
    if (id == null) {
      return input;
    }
    for (Key<?> key : data) {
      if (key.id().equals(id)) {
        return key;
      }
    }
    throw new FlowBindingException(
        who
            + " asks for a "
            + id
            + ", which is neither the flow's input nor made by a step; the flow knows "
            + data.stream().map(Key::id).sorted().toList(),
        null);
  }
}
