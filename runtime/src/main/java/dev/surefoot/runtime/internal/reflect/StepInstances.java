package dev.surefoot.runtime.internal.reflect;

import dev.surefoot.runtime.FlowBindingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds for each step class of a flow its one instance among those that were given. */
final class StepInstances {
  private final String flow;
  private final List<Object> given = new ArrayList<>();

  /**
   * Takes the instances.
   *
   * @throws FlowBindingException if one is null
   */
  StepInstances(String flow, Object... instances) {
    this.flow = flow;
    for (int i = 0; i < instances.length; i++) {
      if (instances[i] == null) {
        throw new FlowBindingException(
            "step instance " + (i + 1) + " of " + flow + " is null; pass an object", null);
      }
      given.add(instances[i]);
    }
  }

  /**
   * The instance of each class: an object of that very class, or else of a subclass.
   *
   * @throws FlowBindingException if instances are missing, or there are more than it takes
   */
  Map<Class<?>, Object> of(List<Class<?>> steps) {
    Map<Class<?>, Object> found = new LinkedHashMap<>();
    List<Object> rest = new ArrayList<>(given);
    for (Class<?> step : steps) {
      take(rest.stream().filter(g -> g.getClass() == step).toList(), step, found, rest);
    }
    for (Class<?> step : steps) {
      if (!found.containsKey(step)) {
        take(rest.stream().filter(step::isInstance).toList(), step, found, rest);
      }
    }
    List<Class<?>> missing = steps.stream().filter(step -> !found.containsKey(step)).toList();
    if (!missing.isEmpty()) {
      throw new FlowBindingException(
          flow + " lacks an instance of " + names(missing) + "; pass one of each", null);
    }
    if (!rest.isEmpty()) {
      throw new FlowBindingException(
          flow
              + " has no use for this instance of "
              + names(rest.stream().<Class<?>>map(Object::getClass).toList())
              + "; leave it out",
          null);
    }
    return found;
  }

  private void take(
      List<Object> fitting, Class<?> step, Map<Class<?>, Object> found, List<Object> rest) {
    if (fitting.size() > 1) {
      throw new FlowBindingException(
          flow + " is given " + fitting.size() + " instances of " + step.getName() + "; pass one",
          null);
    }
    if (!fitting.isEmpty()) {
      found.put(step, fitting.get(0));
      rest.removeIf(instance -> instance == fitting.get(0));
    }
  }

  private static String names(List<Class<?>> types) {
    return types.stream().map(Class::getName).collect(Collectors.joining(", "));
  }
}
