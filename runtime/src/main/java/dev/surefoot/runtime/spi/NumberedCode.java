package dev.surefoot.runtime.spi;

import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the generated code of all flows has in common. It finds a step's number by its name, so that
 * generated code can choose among steps by number, which is cheap to compile. The number of a step
 * is its position among the task transitions of the net, from 0.
 *
 * <p>Immutable, if the subclass is.
 *
 * @param <I> the flow's input
 * @param <R> the flow's result, {@link Void} if it has none
 */
public abstract class NumberedCode<I, R> implements FlowCode<I, R> {
  private final Net net;
  private final FlowDefinition<I> definition;
  private final Key<I> input;
  private final @Nullable Key<R> result;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * For generated code.
   *
   * @param parameters how the binding names the parameters that take the instances of the step
   *     classes, with white space between them
   * @param steps these instances
   * @throws NullPointerException if one of them is null; names its parameter
   */
  protected NumberedCode(
      Net net,
      FlowDefinition<I> definition,
      Key<I> input,
      @Nullable Key<R> result,
      String parameters,
      @Nullable Object... steps) {
    this.net = net;
    this.definition = definition;
    this.input = input;
    this.result = result;
    for (Transition transition : net.transitions()) {
      if (transition.kind() == Transition.Kind.TASK) {
        numbers.put(transition.name(), numbers.size());
      }
    }
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] == null) {
        throw new NullPointerException(
            "flow '"
                + net.flow()
                + "' needs an instance of each step class, but '"
                + parameters.split("\\s+")[i]
                + "' is null");
      }
    }
  }

  /**
   * For flows with more step classes than a method has parameters: the instance of a class.
   *
   * @throws IllegalArgumentException if there is none
   */
  protected final <S> S find(Class<S> type, Object... steps) {
    for (Object step : steps) {
      if (type.isInstance(step)) {
        return type.cast(step);
      }
    }
    throw new IllegalArgumentException(
        "flow '" + net.flow() + "' needs an instance of " + type.getCanonicalName());
  }

  /** The key of a step's output, or null if it makes none or several. */
  protected abstract @Nullable Key<?> output(int step);

  /** The keys of the outputs of a step that makes several; empty for others. */
  protected List<Key<?>> several(int step) {
    return List.of();
  }

  /** Whether a step may say that it has done nothing. */
  protected boolean maySkip(int step) {
    return false;
  }

  /** When the undo of a step is called. */
  protected abstract UndoKind undoKind(int step);

  /** How a step is called. */
  protected StepPolicy policy(int step) {
    return StepPolicy.DEFAULT;
  }

  /** How the undo of a step is called. */
  protected StepPolicy undoPolicy(int step) {
    return StepPolicy.DEFAULT;
  }

  /** How many calls of a step may run at once, or null for any number. */
  protected @Nullable ConcurrencyLimit limit(int step) {
    return null;
  }

  /** How a step asks for the end of what it submitted, or null if it does not poll. */
  protected @Nullable PollPolicy polling(int step) {
    return null;
  }

  /** The key of the handle of what a step submits, or null if it does not poll. */
  protected @Nullable Key<?> handle(int step) {
    return null;
  }

  /** Asks a step for the end of what it submitted. */
  protected Optional<?> poll(int step, StepCall call) throws Exception {
    throw none(step);
  }

  /** Calls the action of a step; gives what {@link #run(String, StepCall)} does. */
  protected abstract @Nullable Object run(int step, StepCall call) throws Exception;

  /** Calls the undo of a step. */
  protected abstract void undo(int step, UndoCall call) throws Exception;

  /** Says that there is no step of this number, or that it has no undo. */
  protected final IllegalArgumentException none(int step) {
    return new IllegalArgumentException(
        "flow '" + net.flow() + "' has nothing to call for step number " + step);
  }

  @Override
  public final Net net() {
    return net;
  }

  @Override
  public final FlowDefinition<I> definition() {
    return definition;
  }

  @Override
  public final Key<I> input() {
    return input;
  }

  @Override
  public final @Nullable Key<R> result() {
    return result;
  }

  /** The key of what an await of this name is answered with, or null if the flow has none. */
  protected @Nullable Key<?> answer(String await) {
    return null;
  }

  @Override
  public final @Nullable Key<?> output(String step) {
    Key<?> answer = answer(step);
    return answer != null ? answer : output(number(step));
  }

  @Override
  public final List<Key<?>> outputs(String step) {
    Key<?> one = output(step);
    return one != null ? List.of(one) : several(number(step));
  }

  @Override
  public final boolean maySkip(String step) {
    return maySkip(number(step));
  }

  @Override
  public final UndoKind undoKind(String step) {
    return undoKind(number(step));
  }

  @Override
  public final StepPolicy policy(String step) {
    return policy(number(step));
  }

  @Override
  public final StepPolicy undoPolicy(String step) {
    return undoPolicy(number(step));
  }

  @Override
  public final @Nullable ConcurrencyLimit limit(String step) {
    return limit(number(step));
  }

  @Override
  public final @Nullable PollPolicy polling(String step) {
    return polling(number(step));
  }

  @Override
  public final @Nullable Key<?> handle(String step) {
    return handle(number(step));
  }

  @Override
  public final Optional<?> poll(String step, StepCall call) throws Exception {
    return poll(number(step), call);
  }

  @Override
  public final @Nullable Object run(String step, StepCall call) throws Exception {
    return run(number(step), call);
  }

  @Override
  public final void undo(String step, UndoCall call) throws Exception {
    int number = number(step);
    UndoKind kind = undoKind(number);
    if (kind == UndoKind.NONE || kind == UndoKind.IRREVERSIBLE) {
      throw new IllegalArgumentException("flow '" + net.flow() + "' has no undo of '" + step + "'");
    }
    undo(number, call);
  }

  private int number(String step) {
    Integer number = numbers.get(step);
    if (number == null) {
      throw new IllegalArgumentException("flow '" + net.flow() + "' has no step '" + step + "'");
    }
    return number;
  }
}
