package dev.surefoot.testing;

import dev.surefoot.Key;
import dev.surefoot.runtime.spi.FlowCode;
import dev.surefoot.runtime.spi.ForwardingCode;
import dev.surefoot.runtime.spi.StepCall;
import dev.surefoot.runtime.spi.StepOutputs;
import dev.surefoot.runtime.spi.UndoCall;
import dev.surefoot.testing.Call.Action;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A flow's code that does what scripts say, and else the real thing, and tells of each call. */
final class ScriptedCode<I, R> extends ForwardingCode<I, R> {
  private interface Real {
    @Nullable Object call() throws Exception;
  }

  private final Clock clock;
  private final Sleeper sleeper;
  private final Consumer<Call> told;
  private final Scripts scripts;

  ScriptedCode(
      FlowCode<I, R> inner, Scripts scripts, Clock clock, Sleeper sleeper, Consumer<Call> told) {
    super(inner);
    this.scripts = scripts;
    this.clock = clock;
    this.sleeper = sleeper;
    this.told = told;
  }

  @Override
  public @Nullable Object run(String step, StepCall call) throws Exception {
    StepScript script = scripts.step(step);
    StepScript.Body body = script.next();
    return tell(
        step,
        Action.RUN,
        call,
        script.time(),
        () -> body == null ? super.run(step, call) : returned(step, body.call(call)));
  }

  @Override
  public Optional<?> poll(String step, StepCall call) throws Exception {
    StepScript script = scripts.pollOf(step);
    StepScript.Body body = script.next();
    Object made =
        tell(
            step,
            Action.POLL,
            call,
            script.time(),
            () -> body == null ? super.poll(step, call) : polled(step, body.call(call)));
    return (Optional<?>) Objects.requireNonNull(made);
  }

  @Override
  public void undo(String step, UndoCall call) throws Exception {
    StepScript script = scripts.undoOf(step);
    StepScript.Body body = script.next();
    tell(
        step,
        Action.UNDO,
        call,
        script.time(),
        () -> {
          if (body == null) {
            super.undo(step, call);
          } else {
            body.call(call);
          }
          return null;
        });
  }

  private @Nullable Object tell(String step, Action action, StepCall call, Duration time, Real real)
      throws Exception {
    Instant began = clock.instant();
    String flow = net().flow();
    try {
      sleeper.sleep(time);
      Object made = real.call();
      told.accept(new Call(flow, step, action, call.attempt(), began, made, null));
      return made;
    } catch (Throwable thrown) {
      told.accept(new Call(flow, step, action, call.attempt(), began, null, thrown));
      throw thrown;
    }
  }

  private @Nullable Object returned(String step, @Nullable Object output) {
    Key<?> handle = handle(step);
    if (handle == null) {
      return made(step, output);
    }
    return output == null || !fits(handle, output)
        ? refuse(step, String.valueOf(output), handle + " to be polled with")
        : output;
  }

  private static boolean fits(Key<?> key, Object value) {
    return !(key.type() instanceof Class<?> type) || type.isInstance(value);
  }

  private Optional<?> polled(String step, @Nullable Object output) {
    boolean isEnd = output != null && !outputs(step).isEmpty();
    return Optional.ofNullable(isEnd ? made(step, output) : output);
  }

  /** What a step returns to the engine that made this. */
  private @Nullable Object made(String step, @Nullable Object output) {
    List<Key<?>> keys = outputs(step);
    if (keys.isEmpty()) {
      return output == null ? null : refuse(step, output, "nothing");
    }
    if (output == null) {
      return maySkip(step) ? Optional.empty() : refuse(step, "null", keys.toString());
    }
    Object apart = output(step) == null ? apart(step, keys, output) : output;
    Key<?> key = output(step);
    if (key != null && !fits(key, apart)) {
      return refuse(step, output, key.toString());
    }
    return maySkip(step) ? Optional.of(apart) : apart;
  }

  private Object apart(String step, List<Key<?>> keys, Object output) {
    if (output instanceof StepOutputs) {
      return output;
    }
    RecordComponent[] components = output.getClass().getRecordComponents();
    if (components == null || components.length != keys.size()) {
      return refuse(step, output, keys.toString());
    }
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < values.length; i++) {
      try {
        components[i].getAccessor().setAccessible(true);
        values[i] = components[i].getAccessor().invoke(output);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalArgumentException("cannot read " + components[i] + " of " + output, e);
      }
    }
    return StepOutputs.of(values);
  }

  private Object refuse(String step, Object output, String makes) {
    throw new IllegalArgumentException(
        "step '"
            + step
            + "' of flow '"
            + net().flow()
            + "' makes "
            + makes
            + ", but its script answers "
            + output
            + (output instanceof String ? "" : " of " + output.getClass().getName()));
  }
}
