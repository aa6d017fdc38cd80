package dev.surefoot.runtime;

import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.RollbackOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of an instance, for somebody who has to decide about it. Times have
 * milliseconds.
 *
 * @param created when it was created
 * @param ended when it ended, or null
 * @param options what it was created with
 * @param overdue whether its deadline passed before it ended
 * @param cause why it goes forward no more, in one line, or null
 * @param executions of steps, pauses and awaits, in the order in which they began
 * @param heldChoices choices of which a guard threw, and awaits whose key could not be computed,
 *     which wait for a decision
 * @param requests that were accepted, in order
 * @param rollbacks to a step, in order
 * @param reserved the rollback that is to begin when a step has ended, or null
 * @param left what an instance that has ended has left done: the executions, {@code step#visit},
 *     that have an undo which was not done
 * @param ahead the names of the steps that may still come, in the order of the flow; empty if it
 *     goes forward no more, or if this engine does not run it
 */
public record InstanceDetail(
    UUID id,
    String flow,
    String key,
    InstanceState state,
    Instant created,
    @Nullable Instant ended,
    InstanceOptions options,
    boolean overdue,
    @Nullable String cause,
    List<Execution> executions,
    List<HeldChoice> heldChoices,
    List<Request> requests,
    List<RollbackStory> rollbacks,
    @Nullable RollbackOrder reserved,
    List<String> left,
    List<String> ahead) {
  /** Where the action of an execution stands. */
  public enum Status {
    /** It was handed out. */
    RUNNING,
    /** Its next attempt is to come. */
    WAITING,
    /** It waits for a decision. */
    HELD,
    /** A pause: its time is to pass. */
    PAUSED,
    /** An await: its answer is to come. */
    AWAITING,
    /** It was submitted, and is asked now and then for its end. */
    POLLED,
    /** It did its work; its time has passed; it was answered. */
    SUCCEEDED,
    /** It did nothing, or somebody gave its output in its place. */
    SKIPPED,
    /** It failed for good. */
    FAILED,
    /** It was cut off without an outcome. */
    LOST,
    /** An await: its time was over. */
    TIMED_OUT,
    /** Nobody waits any more for what it waited for; or it was not called, as nobody needs it. */
    WITHDRAWN
  }

  /** Whether an execution counts. */
  public enum Validity {
    /** It does. */
    VALID,
    /** It was jumped back over: what it did is done still, and no later step knows of it. */
    SUPERSEDED,
    /** It was gone back over, and what it did was undone. */
    UNDONE
  }

  /** Where the undo of an execution stands. */
  public enum UndoStatus {
    /** There is none to call. */
    NONE,
    /** It is to come. */
    PLANNED,
    /** It was handed out. */
    RUNNING,
    /** Its next attempt is to come. */
    WAITING,
    /** It waits for a decision. */
    FAILED,
    /** It did its work. */
    DONE,
    /** Somebody has seen to it. */
    SETTLED
  }

  /**
   * One execution of a step.
   *
   * @param visit counts the executions of the step, from one
   * @param validity whether it counts; of an instance that was undone as a whole see {@code undo}
   * @param attempts calls of its action
   * @param undo where its undo stands
   * @param undoAttempts calls of its undo
   * @param correlation the key by which an await is found from outside while it waits; null if by
   *     none of its own
   * @param answeredBy who answered an await; empty if nobody was named, null if it was not answered
   * @param due when its next attempt, or its undo's, is due; when its time is over if it waits for
   *     something else; or null
   * @param output what it made, or was answered with, as the codec wrote it, read as UTF-8, several
   *     outputs each in a line of its own; null if it made nothing
   */
  public record Execution(
      String step,
      int visit,
      Validity validity,
      Status status,
      List<Attempt> attempts,
      UndoStatus undo,
      List<Attempt> undoAttempts,
      @Nullable String correlation,
      @Nullable String answeredBy,
      @Nullable Instant due,
      @Nullable String output) {
    public Execution {
      attempts = List.copyOf(attempts);
      undoAttempts = List.copyOf(undoAttempts);
    }
  }

  /**
   * One call.
   *
   * @param number from one
   * @param start when it was called, or handed out if it has not ended
   * @param end when its end was recorded, or null
   * @param failure what it threw, with its stack, or null
   */
  public record Attempt(
      int number,
      Report.Status status,
      Instant start,
      @Nullable Instant end,
      @Nullable Failure failure) {}

  /**
   * A choice, or an await whose key could not be computed, that waits for a decision.
   *
   * @param choice its name
   * @param guard the branch whose guard threw; empty of an await
   * @param failure what it threw, with its stack
   */
  public record HeldChoice(String choice, String guard, Failure failure) {}

  /**
   * A request that was accepted.
   *
   * @param by who asked
   * @param why the reason given
   * @param step the step or choice that it was about, or null
   * @param branch the branch that was picked, or null
   */
  public record Request(
      Instant at,
      RequestAccepted.Request request,
      String by,
      String why,
      @Nullable String step,
      @Nullable String branch) {}

  /**
   * A rollback to a step.
   *
   * @param target the execution that was to run again, {@code step#visit}
   * @param start the execution at which it began, or null
   * @param by who asked for it
   * @param why the reason given
   * @param ended when the target was there again, or null
   */
  public record RollbackStory(
      Instant at,
      Rollback.Mode mode,
      String target,
      @Nullable String start,
      String by,
      String why,
      @Nullable Instant ended) {}

  public InstanceDetail {
    executions = List.copyOf(executions);
    heldChoices = List.copyOf(heldChoices);
    requests = List.copyOf(requests);
    rollbacks = List.copyOf(rollbacks);
    left = List.copyOf(left);
    ahead = List.copyOf(ahead);
  }
}
