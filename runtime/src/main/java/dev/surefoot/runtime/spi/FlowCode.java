package dev.surefoot.runtime.spi;

import dev.surefoot.FailurePolicy;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.net.Net;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is generated for a flow: its net, and its steps as calls that need no reflection. Steps are
 * told by the names of the net's task transitions. Implementations are immutable and called by many
 * threads at once.
 *
 * @param <I> the flow's input
 * @param <R> the flow's result, {@link Void} if it has none
 */
public interface FlowCode<I, R> {
  /** The net that was proved. */
  Net net();

  /** The definition whose running gives the guards. */
  FlowDefinition<I> definition();

  /** The key of the flow's input. */
  Key<I> input();

  /** The key of the flow's result, or null if it has none. */
  @Nullable Key<R> result();

  /**
   * The key of a step's output, or of what an await is answered with; null if it makes none, or
   * gives them in {@link StepOutputs}.
   */
  @Nullable Key<?> output(String step);

  /** The keys of all that a step makes, or of what an await is answered with; each once. */
  default List<Key<?>> outputs(String step) {
    Key<?> one = output(step);
    return one == null ? List.of() : List.of(one);
  }

  /** Whether a step may say that it has done nothing; then it makes none of its outputs. */
  default boolean maySkip(String step) {
    return false;
  }

  /**
   * What crosses the border of a sub-flow.
   *
   * @param subflow the name of its region in the net
   * @throws IllegalArgumentException if the flow has no such sub-flow
   */
  default Crossing crossing(String subflow) {
    throw new IllegalArgumentException(
        "flow '" + net().flow() + "' has no sub-flow '" + subflow + "'");
  }

  /**
   * How long a pause lasts, or how long an await waits that does not wait for ever.
   *
   * @throws IllegalArgumentException if the flow has neither of this name
   */
  default Duration time(String step) {
    throw new IllegalArgumentException(
        "flow '" + net().flow() + "' has no '" + step + "' that waits for a time");
  }

  /** When the undo of a step is called. */
  UndoKind undoKind(String step);

  /** How a step is called; the default is {@link StepPolicy#DEFAULT}. */
  default StepPolicy policy(String step) {
    return StepPolicy.DEFAULT;
  }

  /** How the undo of a step is called; the default is {@link StepPolicy#DEFAULT}. */
  default StepPolicy undoPolicy(String step) {
    return StepPolicy.DEFAULT;
  }

  /**
   * Where the instance goes back to when a step has failed for good, before what its {@linkplain
   * #policy policy} says follows; null, the default, if it does not.
   */
  default @Nullable BackPolicy backPolicy(String step) {
    return null;
  }

  /** How many calls of a step may run at once; null, the default, for any number. */
  default @Nullable ConcurrencyLimit limit(String step) {
    return null;
  }

  /** How a step asks for the end of what it submitted, or null if it does not poll. */
  default @Nullable PollPolicy polling(String step) {
    return null;
  }

  /**
   * The key of what the action of a step that polls returns: the handle of its submission. Null if
   * it does not poll.
   */
  default @Nullable Key<?> handle(String step) {
    return null;
  }

  /**
   * What follows when a guard throws, and when a held step is taken as failed: what the flow says,
   * never {@link FailurePolicy#INHERIT}; the default is {@link FailurePolicy#COMPENSATE}.
   */
  default FailurePolicy onFailure() {
    return FailurePolicy.COMPENSATE;
  }

  /**
   * The same inside of a sub-flow; the default is what the flow says.
   *
   * @param subflow the name of its region in the net
   */
  default FailurePolicy onFailure(String subflow) {
    return onFailure();
  }

  /**
   * What becomes of the other undos when one has failed for good; the default is {@link
   * UndoFailurePolicy#STOP}.
   */
  default UndoFailurePolicy onUndoFailure() {
    return UndoFailurePolicy.STOP;
  }

  /**
   * Calls the action of a step.
   *
   * @return its output; {@link StepOutputs} of all that a record holds; null if it makes none. If
   *     it {@linkplain #maySkip may skip}, an {@link Optional} of that, which is empty if it did
   * @throws Exception whatever the user's code throws
   */
  @Nullable Object run(String step, StepCall call) throws Exception;

  /**
   * Asks a step that polls for the end of what it submitted. The call gives it the handle by {@link
   * #handle}.
   *
   * @return empty while the work goes on, then the step's output
   * @throws Exception whatever the user's code throws
   */
  default Optional<?> poll(String step, StepCall call) throws Exception {
    throw new IllegalArgumentException(
        "flow '" + net().flow() + "' has no step '" + step + "' that polls");
  }

  /**
   * Calls the undo of a step.
   *
   * @throws Exception whatever the user's code throws
   */
  void undo(String step, UndoCall call) throws Exception;
}
