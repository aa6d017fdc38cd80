package dev.surefoot.runtime;

import dev.surefoot.FlowTask;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A handle on one instance of a flow. Safe for use by many threads; it stays valid until its engine
 * is closed.
 *
 * @param <R> the flow's result, {@link Void} if it has none
 */
public interface Instance<R> {
  /** The engine's name for the instance. */
  UUID id();

  /** The flow's name. */
  String flow();

  /** The business key, unique in its flow. */
  String key();

  /**
   * What it is doing, as its journal says. Of an instance that the engine refuses to run ({@link
   * Engine#refused}) it is what it did last.
   */
  InstanceState state();

  /**
   * Waits until the instance has ended, and gives what it made; null if the flow has no result.
   *
   * @throws InstanceFailedException if it ended without a result; names the first cause
   * @throws InstanceWaitsException if it is stopped, or waits for a decision; other branches may
   *     still run
   * @throws InstanceRefusedException if the engine does not run it
   * @throws EngineClosedException if the engine was closed meanwhile
   * @throws EngineBrokenException if the engine lost its store meanwhile
   * @throws InterruptedException if the caller was interrupted; the instance goes on
   */
  @Nullable R result() throws InterruptedException;

  /**
   * As {@link #result()}, but waits no longer than it is told.
   *
   * @throws TimeoutException if the instance has not ended by then; it goes on
   */
  @Nullable R result(Duration atMost) throws InterruptedException, TimeoutException;

  /**
   * Completes with the terminal state when the instance has ended; exceptionally if the engine was
   * closed or broke first. It stays open while the instance waits for a decision, however long: who
   * wants to know of that asks {@link #result()}, or listens ({@link InstanceListener}). Dependents
   * run on the engine's threads.
   */
  CompletionStage<InstanceState> ended();

  /** Every call of a step and of an undo so far, from the journal. */
  Report report();

  /**
   * Everything that is known of it, from the journal: what ran and how, with each failure's stack,
   * what waits and for what, who asked for what, and what is ahead.
   */
  InstanceDetail detail();

  /** As {@link #start(String, String)}, by nobody and for no reason. */
  default void start() {
    start("", "");
  }

  /**
   * Starts an instance that was only created, or lets a stopped one go on: a step that still runs
   * from before is not called again, and undos go on if it was going back. Calls what is held
   * again, as {@link #retry()}, if it is held.
   *
   * <p>This and every other request returns when it is durable. One that is refused changes
   * nothing.
   *
   * @param by who asks, for the journal; may be empty
   * @param why the reason, for the journal; may be empty
   * @throws RequestRefusedException unless it is {@link InstanceState#SUSPENDED}, {@link
   *     InstanceState#HELD} or {@link InstanceState#CREATED}
   */
  void start(String by, String why);

  /** As {@link #stop(String, String)}, by nobody and for no reason. */
  default void stop() {
    stop("", "");
  }

  /**
   * Starts nothing new: what runs ends and is recorded, also the undo that runs. If the last step
   * runs, the instance is {@link InstanceState#FINISHED} when it ends.
   *
   * @throws RequestRefusedException if it has ended, is being cancelled or is stopped already, or
   *     if nothing but a failed undo is left
   */
  void stop(String by, String why);

  /**
   * Ends the instance without undoing anything. Nothing new starts; what runs is awaited as long as
   * {@link EngineOptions#settle} says, and then interrupted. While it goes back, the undos that run
   * end, and what is left done stays so ({@link InstanceDetail#left}).
   *
   * @throws RequestRefusedException if it has ended
   */
  void cancel(String by, String why);

  /**
   * Undoes what was done, then ends as {@link InstanceState#CANCELLED}. Undos that have failed are
   * called again.
   *
   * @throws RequestRefusedException if it has ended
   */
  void cancelWithUndo(String by, String why);

  /** As {@link #complete(String, Object, String)}, by nobody. */
  default void complete(String await, Object value) {
    complete(await, value, "");
  }

  /**
   * Answers the await that waits now, from outside. Returns when the answer is durable; what
   * follows it starts after {@link #start()} if the instance is stopped.
   *
   * @param await its name; in a sub-flow with the sub-flow's, {@code invoicing/approval}
   * @param value what it is answered with
   * @param by who answers, for the journal; may be empty
   * @throws RequestRefusedException if nothing waits there now, also because it stands in {@code
   *     onFailure()}, which has not begun ({@link ErrorCode#NOT_AWAITED}), if the value is of
   *     another type ({@link ErrorCode#PARAMETER_INVALID}), or if the instance goes forward no more
   *     ({@link ErrorCode#ILLEGAL_STATE})
   */
  void complete(String await, Object value, String by);

  /**
   * The key with which the await of this name can be answered, see {@link Engine#complete}: that of
   * the one that waits now, else of the next one.
   *
   * @throws RequestRefusedException if the flow has no such await
   */
  String answerKey(String await);

  /** As {@link #retry(String, String)}, by nobody and for no reason. */
  default void retry() {
    retry("", "");
  }

  /**
   * Calls the held steps again, with all their attempts, and asks the guards of held choices again.
   *
   * @throws RequestRefusedException if none is held
   */
  void retry(String by, String why);

  /**
   * Calls one step again that is held or waits for its next attempt, at once and with all its
   * attempts; or asks the guards of one choice again.
   *
   * @throws RequestRefusedException if it is neither held nor waiting
   */
  void retry(String step, String by, String why);

  /**
   * Takes a step's output from here, and goes on with what follows it. The step is recorded as
   * skipped, and is never undone: what its failed attempts have done is the caller's to see to.
   *
   * @param step is held, or waits for its next attempt
   * @param output what the step would have made, as {@link dev.surefoot.runtime.spi.StepOutputs#of
   *     StepOutputs.of} the components if it makes several; null if it makes nothing, if its
   *     failure would have been ignored, or if it may skip itself
   * @throws RequestRefusedException if the step is neither held nor waiting, or cannot have made
   *     this
   */
  void skip(String step, @Nullable Object output, String by, String why);

  /**
   * Takes a step as failed for good. If it runs, it is interrupted, and what it still answers is
   * refused as late; then what its failure policy says follows. If it is held, the instance is
   * undone, or ends as failed if that is what the flow says. Of an instance that goes forward no
   * more it can be asked of a step that still runs and is awaited.
   *
   * @throws RequestRefusedException if it neither runs, waits for its next attempt, nor is held
   */
  void forceFail(String step, String by, String why);

  /**
   * Takes a branch of a held choice, without asking its guard.
   *
   * @throws RequestRefusedException if the choice is not held, or has no such branch
   */
  void pickBranch(String choice, String branch, String by, String why);

  /** As {@link #retryUndos(String, String)}, by nobody and for no reason. */
  default void retryUndos() {
    retryUndos("", "");
  }

  /**
   * Calls the failed undos again, with all their attempts.
   *
   * @throws RequestRefusedException if no undo has failed
   */
  void retryUndos(String by, String why);

  /**
   * Calls one failed undo again, with all its attempts.
   *
   * @param step whose undo has failed, or one visit of it, {@code step#visit}
   * @param data that the undo is to read instead of what its execution had of the same types
   * @throws RequestRefusedException if this undo has not failed
   */
  void retryUndo(String step, String by, String why, Given... data);

  /**
   * Takes a failed undo as settled: somebody has seen to it. The undos before it go on. An instance
   * that is undone as a whole ends as {@link InstanceState#FAILED} then, because a step was not
   * undone by its undo.
   *
   * @param step whose undo has failed, or one visit of it, {@code step#visit}
   * @throws RequestRefusedException if the step's undo has not failed
   */
  void settleUndo(String step, String by, String why);

  /**
   * What a rollback to a step would do now. Nothing is done. Of an instance that an engine has just
   * found when it was opened, this waits until the engine has taken it over, as requests do.
   *
   * @throws RequestRefusedException if it is not possible; {@link RequestRefusedException#code()}
   *     says why
   */
  RollbackPlan plan(Rollback rollback);

  /**
   * Does what a plan says. The plan is made again; if the instance would do something else now, it
   * is refused with {@link ErrorCode#PLAN_CHANGED} and says what differs. What the plan leaves
   * alone may have gone on meanwhile.
   *
   * <p>Data that are given here are for the execution of the target that runs again: it finds them
   * by their type where it asks for an {@code Optional} of it, and no other step does.
   *
   * <p>When this returns, going back is durable and has begun: nothing that came from the target
   * goes on. The target runs again when the last undo is done or settled. Meanwhile the instance is
   * {@link InstanceState#ROLLING_BACK}, and what did not come from the target goes on beside it.
   *
   * @throws RequestRefusedException as {@link #plan}, or if the plan is out of date
   */
  void execute(RollbackPlan plan, String by, String why, Given... remarks);

  /**
   * The executions, {@code step#visit}, to which the instance could go back now, in the order in
   * which they began: exactly those to which {@link #plan} gives a plan.
   *
   * @param like how it would go back; its target is not looked at
   */
  List<String> allowedTargets(Rollback like);

  /** As {@link #allowedTargets(Rollback)}, with no start and without passing anything over. */
  default List<String> allowedTargets(Rollback.Mode mode) {
    return allowedTargets(Rollback.to("").by(mode));
  }

  /**
   * As {@link #allowedTargets(Rollback)}, of a flow that is known: the steps of which at least one
   * execution is allowed.
   *
   * @param tasks the flow's generated enum
   */
  default <T extends Enum<T> & FlowTask> Set<T> allowedTargets(Rollback like, Class<T> tasks) {
    Set<String> steps = new HashSet<>();
    for (String target : allowedTargets(like)) {
      steps.add(target.substring(0, target.indexOf('#')));
    }
    Set<T> allowed = EnumSet.allOf(tasks);
    allowed.removeIf(task -> !steps.contains(task.stepName()));
    return allowed;
  }

  /** As {@link #allowedTargets(Rollback.Mode)}, of a flow that is known. */
  default <T extends Enum<T> & FlowTask> Set<T> allowedTargets(Rollback.Mode mode, Class<T> tasks) {
    return allowedTargets(Rollback.to("").by(mode), tasks);
  }

  /**
   * Goes back as soon as a step that runs has ended, whether it finishes or fails for good; what
   * would have followed does not. There is at most one reservation. If the instance is stopped when
   * the step ends, the rollback begins when it is started. If it is not possible any more then, the
   * reservation is dropped, and the journal says why.
   *
   * @param rollback by {@link Rollback.Mode#TOKEN} or {@link Rollback.Mode#ANY}, {@linkplain
   *     Rollback#from from} the step that runs
   * @throws RequestRefusedException if it would not be possible if the step had ended now, if the
   *     step does not run, or if there is a reservation
   */
  void reserve(Rollback rollback, String by, String why, Given... remarks);

  /**
   * Forgets what was reserved and has not begun.
   *
   * @throws RequestRefusedException if nothing is reserved
   */
  void cancelReservation(String by, String why);
}
