package dev.surefoot.runtime.internal.engine;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Key;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.internal.core.Nearest;
import dev.surefoot.runtime.spi.Codec;
import dev.surefoot.runtime.spi.CodecException;
import dev.surefoot.runtime.spi.StepOutputs;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses outputs that a skipped step cannot have. */
record GivenOutput(Hosted<?, ?> flow, Codec codec) {
  /**
   * What was given, as the codec's bytes.
   *
   * @throws RequestRefusedException if the step cannot have made it
   */
  Encoded encode(String step, @Nullable Object output) {
    List<String> known = flow.program().names(Transition.Kind.TASK);
    if (!known.contains(step)) {
      throw new RequestRefusedException(
          ErrorCode.STEP_UNKNOWN,
          "flow '" + flow.name() + "' has no step '" + step + "'" + Nearest.hint(step, known));
    }
    List<Key<?>> keys = flow.code().outputs(step);
    if (output == null && (keys.isEmpty() || mayBeMissing(step))) {
      return Encoded.NOTHING;
    }
    List<@Nullable Object> values = new ArrayList<>();
    if (output instanceof StepOutputs outputs && flow.code().output(step) == null) {
      values.addAll(outputs.values());
    } else {
      values.add(output);
    }
    boolean fits = keys.size() == values.size();
    for (int i = 0; fits && i < keys.size(); i++) {
      fits = raw(keys.get(i).type()).isInstance(values.get(i));
    }
    if (!fits) {
      throw refused(step, keys, values);
    }
    try {
      return Encoded.of(codec, keys, values);
    } catch (CodecException e) {
      throw invalid("the output cannot be kept: " + e.getMessage());
    }
  }

  /**
   * What an await is answered with, as the codec's bytes.
   *
   * @throws RequestRefusedException if there is no such await, or it waits for something else
   */
  Encoded answer(String await, @Nullable Object value) {
    if (flow.program().awaitOf(await) < 0) {
      throw noAwait(await);
    }
    Key<?> key = Objects.requireNonNull(flow.code().output(await));
    if (value == null || !raw(key.type()).isInstance(value)) {
      throw invalid(
          "'"
              + await
              + "' waits for a "
              + key
              + ", and cannot be answered with "
              + (value == null ? "nothing" : "a " + value.getClass().getName()));
    }
    try {
      return Encoded.of(codec, List.of(key), List.of(value));
    } catch (CodecException e) {
      throw invalid("the answer cannot be kept: " + e.getMessage());
    }
  }

  RequestRefusedException noAwait(String await) {
    return new RequestRefusedException(
        ErrorCode.STEP_UNKNOWN,
        "flow '"
            + flow.name()
            + "' has no await '"
            + await
            + "'"
            + Nearest.hint(await, flow.program().names(Transition.Kind.ANSWER)));
  }

  /** That an await, if there is one of this name, is not found by a key. */
  RequestRefusedException notCorrelated(String await) {
    return flow.program().awaitOf(await) < 0
        ? noAwait(await)
        : invalid(
            "'"
                + await
                + "' of flow '"
                + flow.name()
                + "' is found by no key of its own: write correlatedBy(...) into its await, or"
                + " answer it by its answer key");
  }

  private boolean mayBeMissing(String step) {
    return flow.code().maySkip(step)
        || flow.code().policy(step).onFailure() == FailurePolicy.IGNORE;
  }

  private static RequestRefusedException refused(
      String step, List<Key<?>> keys, List<@Nullable Object> values) {
    String makes =
        keys.isEmpty()
            ? "nothing"
            : keys.stream().map(key -> "a " + key).collect(Collectors.joining(" and "));
    String given =
        values.stream()
            .map(value -> value == null ? "nothing" : "a " + value.getClass().getName())
            .collect(Collectors.joining(" and "));
    return invalid(
        "step '"
            + step
            + "' makes "
            + makes
            + ", and cannot be skipped with "
            + given
            + (keys.size() > 1 ? "; give StepOutputs.of(...) all of them, in this order" : ""));
  }

  private static Class<?> raw(Type type) {
    Type plain = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return plain instanceof Class<?> known ? known : Object.class;
  }

  private static RequestRefusedException invalid(String text) {
    return new RequestRefusedException(ErrorCode.PARAMETER_INVALID, text);
  }
}
