package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.event.ChoiceFailed;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An instance as its journal has made it. Immutable; equal exactly if everything in it is.
 *
 * @param stopped whether it was asked to start nothing new
 * @param executions by number, the first at index 0
 * @param visits how often each transition's step was handed out
 * @param standing where the executions stand that have not ended
 * @param kept answers that came before their await began
 * @param heldChoices choices, and awaits whose key could not be computed, that wait for a decision
 * @param leaving what it does instead of going forward, or null
 * @param trouble the first cause for that
 * @param rollback to a chosen step, null unless it is under way
 * @param undoing the cursor of a going back, null until all that runs is settled
 * @param reservation of a rollback, or null
 * @param postponed failures whose policy does not hold yet
 * @param goneBack how often failures have made the instance go back to a step, by the step or
 *     sub-flow that says that they do
 * @param failedAt how many executions there were when it began to do what its flow does on a
 *     failure, or -1
 * @param ended the terminal state
 * @param result the execution that made the result, 0 for the input, -1 for none
 */
public record State(
    boolean started,
    boolean stopped,
    Marking marking,
    Vec<Execution> executions,
    Vec<Integer> visits,
    Standing standing,
    List<Kept> kept,
    List<ChoiceFailed> heldChoices,
    @Nullable Leaving leaving,
    @Nullable Trouble trouble,
    @Nullable PartialRollback rollback,
    @Nullable Undoing undoing,
    @Nullable Reservation reservation,
    List<Postponed> postponed,
    Map<String, Integer> goneBack,
    int failedAt,
    @Nullable InstanceState ended,
    int result)
    implements Standpoint {
  /** An instance that was made and not started. */
  static State created(Net net, int data) {
    Token first = new Token(Ints.EMPTY, Env.start(data));
    return new State(
        false,
        false,
        Marking.empty(net.places().size()).put(Net.SOURCE, first),
        Vec.empty(),
        Vec.of(net.transitions().size(), 0),
        Standing.NONE,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        Map.of(),
        -1,
        null,
        Env.NOBODY);
  }

  @Override
  public Execution execution(int id) {
    return executions.get(id - 1);
  }

  @Override
  public int executed() {
    return executions.size();
  }

  @Override
  public int visited(int transition) {
    return visits.get(transition);
  }

  @Override
  public Ints open() {
    return standing.open();
  }

  /** Executions whose next attempt is to come. */
  public Ints waiting() {
    return standing.waiting();
  }

  /** Executions that wait for a decision. */
  public Ints held() {
    return standing.held();
  }

  /** Pauses and awaits that wait for their time or their answer. */
  public Ints pending() {
    return standing.pending();
  }

  /** Executions that were submitted, and are asked now and then for their end. */
  public Ints polled() {
    return standing.polled();
  }

  /** Executions that wait for nothing any more. */
  public Set<Integer> withdrawn() {
    Set<Integer> withdrawn = new HashSet<>();
    for (int id = 1; id <= executions.size(); id++) {
      if (execution(id).run() == Execution.Run.WITHDRAWN) {
        withdrawn.add(id);
      }
    }
    return withdrawn;
  }

  /** How often failures have made the instance go such a way back. */
  int timesGone(WayBack back) {
    return goneBack.getOrDefault(back.place(), 0);
  }

  /** The execution of an await that waits now, or -1. */
  public int awaited(int transition) {
    for (int id : pending().list()) {
      if (execution(id).transition() == transition) {
        return id;
      }
    }
    return Env.NOBODY;
  }

  /**
   * The execution that an answer would be of: the one that waits now, or the one that would begin
   * with it, because it is held for want of a key; or -1.
   */
  public int answered(Program program, Occurrence.Completed completed) {
    int transition = program.awaitOf(completed.await());
    int waiting = awaited(transition);
    if (waiting >= 0) {
      return completed.isFor(execution(waiting)) ? waiting : Env.NOBODY;
    }
    boolean next =
        transition >= 0
            && heldChoices.stream().anyMatch(held -> held.choice().equals(completed.await()))
            && (completed.visit() == 0 || completed.visit() == visits.get(transition) + 1);
    return next ? executions.size() + 1 : Env.NOBODY;
  }

  /** Whether a choice, or an await, has failed, and what follows from that is not there yet. */
  boolean hasFailed(String choice) {
    return heldChoices.stream().anyMatch(held -> held.choice().equals(choice))
        || postponed.stream()
            .anyMatch(one -> one.execution() == 0 && one.trouble().step().equals(choice));
  }

  /** The execution of a step that is held, waits for its next attempt or is polled, or -1. */
  public int decidable(Program program, String step) {
    int transition = program.stepOf(step);
    for (int id : held().union(waiting()).union(polled()).list()) {
      if (execution(id).transition() == transition) {
        return id;
      }
    }
    return Env.NOBODY;
  }

  /** Whether an execution is in a block that is being left by a cancelling exit. */
  public boolean isLeft(Program program, int execution) {
    return Leave.of(program, marking).holds(execution(execution));
  }

  /** Whether it does not go forward any more, or only waits for what runs before it does. */
  public boolean goesBack() {
    return leaving != null;
  }

  /** Whether nothing follows from an execution any more. */
  public boolean goesBack(int execution) {
    return leaving != null || (rollback != null && rollback.scope().contains(execution));
  }

  @Override
  public boolean onFailPath() {
    return failedAt >= 0;
  }

  /** Whether an execution took place before the failure, so that nothing goes back there. */
  boolean isLeftBehind(int execution) {
    return execution <= failedAt;
  }

  /** Whether it goes back, or waits for what runs before it does. */
  boolean isGoingBack() {
    return leaving != null || rollback != null;
  }

  /** Whether an execution has not ended, and is not held. */
  boolean isUnderWay(int execution) {
    return standing.all().contains(execution) && !held().contains(execution);
  }

  /**
   * As if an execution that has not ended had failed, and waited for a decision; and the instance
   * was started again, if it was stopped.
   */
  State withHeld(Program program, int execution) {
    Draft draft = new Draft(program, this);
    draft.stop(false);
    draft.hold(execution, true);
    return draft.done();
  }

  @Override
  public boolean goesOn() {
    return goesOn(leaving, stopped, rollback, ended);
  }

  /** Whether a step may be handed out. */
  static boolean goesOn(
      @Nullable Leaving leaving,
      boolean stopped,
      @Nullable PartialRollback rollback,
      @Nullable InstanceState ended) {
    boolean rests = rollback != null && rollback.rests();
    return leaving == null && !stopped && !rests && ended == null;
  }

  /** Whether undos are called; while a rollback to a step becomes a whole one, no further ones. */
  boolean undoes() {
    return rollback != null ? leaving == null : leaving != null && leaving.undoes();
  }

  /** Whether an undo may be handed out. */
  boolean undoesOn() {
    return undoes() && !stopped && ended == null;
  }

  /** What the instance is doing, as it is shown. */
  public InstanceState shown() {
    if (ended != null) {
      return ended;
    }
    if (leaving != null && leaving.cancels()) {
      return undosWait() ? InstanceState.ROLLBACK_FAILED : InstanceState.CANCELLING;
    }
    if (stopped) {
      return InstanceState.SUSPENDED;
    }
    if (!started) {
      return InstanceState.CREATED;
    }
    if (leaving == Leaving.UNDO || rollback != null) {
      return undosWait() ? InstanceState.ROLLBACK_FAILED : InstanceState.ROLLING_BACK;
    }
    boolean waits = leaving == null && !(held().isEmpty() && heldChoices.isEmpty());
    return waits ? InstanceState.HELD : InstanceState.RUNNING;
  }

  /** Whether no undo runs or is to run by itself, and one has failed. */
  private boolean undosWait() {
    return undoes()
        && undoing != null
        && undoing.open().isEmpty()
        && undoing.waiting().isEmpty()
        && !undoing.failed().isEmpty();
  }
}
