package dev.surefoot.check;

import dev.surefoot.FlowDefinition;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Subflow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the classes of a flow's sub-flows. */
final class Subflows {
  private Subflows() {}

  /**
   * The classes of the sub-flows of a flow, each once, but not those of the sub-flows inside them.
   */
  static List<Class<? extends FlowDefinition<?>>> of(FlowModel flow, ClassLoader loader) {
    Set<String> names = new LinkedHashSet<>();
    collect(flow.body(), names);
    List<Class<? extends FlowDefinition<?>>> classes = new ArrayList<>();
    names.forEach(name -> classes.add(load(name, loader)));
    return classes;
  }

  private static void collect(Sequence body, Set<String> names) {
    body.nodes()
        .forEach(
            node -> {
              if (node instanceof Subflow subflow) {
                names.add(subflow.definition().text());
              } else {
                node.branches().forEach(branch -> collect(branch.body(), names));
              }
            });
  }

  @SuppressWarnings("unchecked") // the verb takes definitions only
  private static Class<? extends FlowDefinition<?>> load(String name, ClassLoader loader) {
    try {
      return (Class<? extends FlowDefinition<?>>) Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          name + ", the class of a sub-flow, is not visible to the flow around it", e);
    }
  }
}
