package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.spi.FlowCode;
import dev.surefoot.runtime.spi.StepOutputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a step's action has returned, as one value for each of its keys.
 *
 * @param skipped whether it said that it has done nothing
 */
record Returned(List<Key<?>> keys, List<Object> values, boolean skipped) {
  /**
   * Looks at what an action returned.
   *
   * @throws NullPointerException if something is missing that the step has to make
   */
  static Returned of(String step, FlowCode<?, ?> code, @Nullable Object returned) {
    List<Key<?>> keys = code.outputs(step);
    if (keys.isEmpty()) {
      return new Returned(keys, List.of(), false);
    }
    if (returned == null) {
      throw new NullPointerException(
          "step '" + step + "' returned null; " + must(keys, code.maySkip(step)));
    }
    Object made = returned;
    if (code.maySkip(step) && returned instanceof Optional<?> optional) {
      if (optional.isEmpty()) {
        return new Returned(keys, List.of(), true);
      }
      made = optional.get();
    }
    return new Returned(keys, values(step, keys, made), false);
  }

  /** What a step that polls has made in the end. */
  static Returned polled(String step, FlowCode<?, ?> code, Object made) {
    List<Key<?>> keys = code.outputs(step);
    return new Returned(keys, keys.isEmpty() ? List.of() : values(step, keys, made), false);
  }

  private static String must(List<Key<?>> keys, boolean maySkip) {
    return maySkip
        ? "it must return Optional.empty() to say that it has done nothing"
        : keys.size() > 1
            ? "it must return its outputs"
            : "it must return a " + keys.get(0) + ", or be void";
  }

  private static List<Object> values(String step, List<Key<?>> keys, Object made) {
    if (!(made instanceof StepOutputs outputs)) {
      return List.of(made);
    }
    List<Object> values = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      Object value = outputs.values().get(i);
      if (value == null) {
        throw new NullPointerException(
            "step '" + step + "' returned no " + keys.get(i) + " among its outputs, but null");
      }
      values.add(value);
    }
    return values;
  }
}
