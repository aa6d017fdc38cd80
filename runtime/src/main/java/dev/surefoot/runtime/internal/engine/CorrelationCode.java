package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.model.Await;
import dev.surefoot.model.Correlation;
import dev.surefoot.model.FlowModel;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.spi.FlowCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What computes the key by which an await is found from outside, and the key of the datum that it
 * is computed from. As guards, they come from running the definition.
 *
 * @param await the await's name
 */
record CorrelationCode(String await, Key<?> key, Function<Object, @Nullable String> function) {
  /** The longest key that every store takes. */
  static final int LONGEST = 255;

  /**
   * Those of a flow and its sub-flows, by the names of their awaits.
   *
   * @param data as {@link Scope#each} has it
   */
  static Map<String, CorrelationCode> of(
      FlowModel flow, FlowCode<?, ?> code, Map<String, Set<Key<?>>> data) {
    Map<String, CorrelationCode> correlations = new HashMap<>();
    Scope.each(
        flow,
        code,
        data,
        (node, scope) -> {
          if (node instanceof Await await && await.correlation() != null) {
            String name = await.name().text();
            correlations.put(name, bind(name, await.correlation(), scope));
          }
        });
    return Map.copyOf(correlations);
  }

  @SuppressWarnings("unchecked") // the verbs pair a function with its type
  private static CorrelationCode bind(String await, Correlation correlation, Scope scope) {
    String who = "the correlation of '" + await + "'";
    if (correlation.function() == null) {
      throw new FlowBindingException(who + " has no function: correlatedBy was given null", null);
    }
    Key<?> key = scope.find(who, correlation.key());
    return new CorrelationCode(
        await, key, (Function<Object, @Nullable String>) correlation.function());
  }

  /**
   * The key of a datum.
   *
   * @throws IllegalArgumentException if it is none
   */
  String of(Object datum) {
    String found = function.apply(datum);
    String wrong = wrong(found);
    if (found == null || wrong != null) {
      throw new IllegalArgumentException(
          "the correlation of '%s' gave %s; it must give 1 to %d characters, not all of them blank"
              .formatted(await, wrong, LONGEST));
    }
    return found;
  }

  /** Why something cannot be a key, or null if it can. */
  static @Nullable String wrong(@Nullable String key) {
    if (key == null) {
      return "null for a key";
    }
    if (key.isBlank()) {
      return "a blank key";
    }
    if (key.length() > LONGEST) {
      return "a key of " + key.length() + " characters, " + key.substring(0, 40) + "...";
    }
    return key.codePoints().allMatch(CorrelationCode::isKept)
        ? null
        : "a key with a zero or half a character in it";
  }

  /** Whether every database can keep it. */
  private static boolean isKept(int character) {
    return character != 0 && Character.getType(character) != Character.SURROGATE;
  }
}
