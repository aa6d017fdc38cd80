package dev.surefoot.runtime;

import dev.surefoot.runtime.internal.journal.ReportJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an instance has done: every call, run and undo alike, and what it has waited for. Times have
 * milliseconds.
 *
 * @param start when it was created
 * @param end when it ended, or null
 * @param cause why it went back: the step or choice that failed first, and what it said; or null
 * @param calls in the order in which they were handed out
 */
public record Report(
    UUID id,
    String flow,
    String key,
    InstanceState state,
    Instant start,
    @Nullable Instant end,
    @Nullable String cause,
    List<Call> calls) {
  /** What was called. */
  public enum Action {
    /** A step. */
    RUN,
    /** A step's undo. */
    UNDO,
    /** Nothing: a pause or an await. */
    WAIT
  }

  /** How a call, or a wait, ended. */
  public enum Status {
    /** It did its work; what was waited for has come. */
    SUCCESS,
    /** It threw. */
    FAILED,
    /** It did nothing, and said so; the answer that was waited for did not come in its time. */
    SKIPPED,
    /** It was cut off by a crash, or awaited in vain. */
    LOST,
    /** It has not ended; for what a step has submitted, until that has. */
    RUNNING
  }

  /**
   * One call.
   *
   * @param visit counts the executions of the step, from one
   * @param attempt counts the calls of the execution, or of its undo, from one
   * @param start when it was called, or handed out if it has not ended
   * @param end when its end was recorded, or null
   * @param cause what it threw, in one line, or null
   */
  public record Call(
      Action action,
      String step,
      int visit,
      int attempt,
      Status status,
      Instant start,
      @Nullable Instant end,
      @Nullable String cause) {}

  public Report {
    calls = List.copyOf(calls);
  }

  /** As JSON, with times as RFC 3339 in UTC; {@link #fromJson} reads it back to an equal report. */
  public String toJson() {
    return ReportJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if it is no report: names what is missing, unknown or wrong
   */
  public static Report fromJson(String json) {
    return ReportJson.read(json);
  }
}
