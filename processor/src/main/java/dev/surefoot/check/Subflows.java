package dev.surefoot.check;

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
  static List<Class<?>> of(FlowModel flow, Class<?> around) {
    Set<String> names = new LinkedHashSet<>();
    flow.bodies().forEach(body -> collect(body, names));
    List<Class<?>> classes = new ArrayList<>();
    names.forEach(name -> classes.add(load(name, around)));
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

  private static Class<?> load(String name, Class<?> around) {
    try {
      return Class.forName(name, false, around.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          name + ", the class of a sub-flow, is not visible to the flow around it", e);
    }
  }
}
