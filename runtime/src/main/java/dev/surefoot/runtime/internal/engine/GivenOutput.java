package dev.surefoot.runtime.internal.engine;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Key;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.spi.Codec;
import dev.surefoot.runtime.spi.CodecException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Refuses outputs that a skipped step cannot have. */
record GivenOutput(Hosted<?, ?> flow, Codec codec) {
  /** The key of the step's output, or null if it makes none. */
  @Nullable Key<?> key(String step, @Nullable Object output) {
    boolean known =
        flow.net().transitions().stream()
            .anyMatch(t -> t.kind() == Transition.Kind.TASK && t.name().equals(step));
    if (!known) {
      throw new RequestRefusedException(
          ErrorCode.STEP_UNKNOWN, "flow '" + flow.name() + "' has no step '" + step + "'");
    }
    Key<?> key = flow.code().output(step);
    if (key == null) {
      return none(step, output);
    }
    boolean optional = flow.code().policy(step).onFailure() == FailurePolicy.IGNORE;
    if (output == null ? !optional : !raw(key.type()).isInstance(output)) {
      throw invalid(
          "step '"
              + step
              + "' makes a "
              + key
              + ", and cannot be skipped with "
              + (output == null ? "nothing" : "a " + output.getClass().getName()));
    }
    return key;
  }

  private @Nullable Key<?> none(String step, @Nullable Object output) {
    if (output != null) {
      throw invalid(
          "step '"
              + step
              + "' makes nothing, and cannot be skipped with a "
              + output.getClass().getName());
    }
    return null;
  }

  private static Class<?> raw(Type type) {
    Type plain = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return plain instanceof Class<?> known ? known : Object.class;
  }

  /** What was given, as the codec's bytes. */
  byte @Nullable [] bytes(@Nullable Key<?> key, @Nullable Object output) {
    if (key == null || output == null) {
      return null;
    }
    try {
      return codec.encode(key, output);
    } catch (CodecException e) {
      throw invalid("the output cannot be kept: " + e.getMessage());
    }
  }

  private static RequestRefusedException invalid(String text) {
    return new RequestRefusedException(ErrorCode.PARAMETER_INVALID, text);
  }
}
