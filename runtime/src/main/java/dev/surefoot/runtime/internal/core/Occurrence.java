package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the core is asked to decide about. */
public sealed interface Occurrence {
  /**
   * What another attempt depends on, besides the state.
   *
   * @param at when the attempt before failed
   * @param jitter drawn by the host, from 0 to 1
   */
  record Again(Instant at, double jitter) {}

  /**
   * Somebody wants the instance made.
   *
   * @param begin whether it is started, too
   */
  record Start(String flow, String key, String fingerprint, boolean begin) implements Occurrence {}

  /**
   * A step's call ended.
   *
   * @param data what it made
   * @param began when it was made, or null if it was not
   * @param again null if what it threw is not worth another attempt
   */
  record Answered(
      int execution,
      int attempt,
      Outcome.Status status,
      List<Datum> data,
      @Nullable Failure failure,
      @Nullable Instant began,
      @Nullable Again again)
      implements Occurrence {}

  /**
   * An undo's call ended; without a failure, it did its work.
   *
   * @param again null if what it threw is not worth another attempt
   */
  record UndoAnswered(
      int execution, int attempt, @Nullable Failure failure, Instant began, @Nullable Again again)
      implements Occurrence {}

  /** A call has taken too long; nothing happens if it has ended. */
  record TimedOut(
      int execution,
      int attempt,
      boolean undo,
      Failure failure,
      Instant began,
      @Nullable Again again)
      implements Occurrence {}

  /** The action of a step that polls has ended: what it has submitted goes on by itself. */
  record SubmittedNow(int execution, int attempt, Instant began) implements Occurrence {}

  /** What was submitted goes on. */
  record Unfinished(int execution, int attempt) implements Occurrence {}

  /**
   * Somebody answers an await.
   *
   * @param await its name
   * @param visit the execution of it that is meant, from one, or 0 for the one that waits now
   * @param datum the key of the answer
   */
  record Completed(String await, int visit, String by, String datum) implements Occurrence {
    /** Whether it is meant, if it waits now. */
    public boolean isFor(Execution waiting) {
      return visit == 0 || waiting.visit() == visit;
    }
  }

  /** What ran in a block that was left has been awaited long enough. */
  record LeftExpired(Ints executions) implements Occurrence {}

  /**
   * The time of a pause or an await is over, or the next attempt or question may be made; nothing
   * happens if that is not wanted any more.
   */
  record Due(int execution, int attempt, boolean undo) implements Occurrence {}

  /** What runs has been awaited long enough, for an end or for a rollback. */
  record SettleExpired(@Nullable Leaving leaving, @Nullable PartialRollback rollback)
      implements Occurrence {}

  /**
   * An engine took the instance over from one that was killed or closed.
   *
   * @param uncounted executions that were handed out, but most likely still waited for their turn
   */
  record TakenOver(String owner, Ints uncounted) implements Occurrence {
    /** None waited. */
    public TakenOver(String owner) {
      this(owner, Ints.EMPTY);
    }
  }

  /** An engine gives the instance back; these calls it never made. */
  record GivenBack(Ints calls, Ints undos) implements Occurrence {}

  /** A call that waited for its turn was not made, because the instance does not go on with it. */
  record NotCalled(int execution, int attempt) implements Occurrence {}

  /**
   * Somebody asks for a rollback, for its reservation, or that what was reserved be forgotten.
   *
   * @param plan that is to be executed, or null
   * @param rollback that is to be reserved, or null
   * @param remark the data that come with it
   */
  record RollbackAsked(
      Request request,
      String by,
      String why,
      @Nullable RollbackPlan plan,
      @Nullable Rollback rollback,
      List<Datum> remark)
      implements Occurrence {}

  /**
   * Somebody asks for something.
   *
   * @param step the step or choice that it is about, or null for all
   * @param branch to be taken, or null
   * @param data the outputs that come with it
   */
  record Asked(
      Request request,
      String by,
      String why,
      @Nullable String step,
      @Nullable String branch,
      List<Datum> data)
      implements Occurrence {}

  /** The time has come by which the instance was to have ended. */
  record DeadlineCame() implements Occurrence {}
}
