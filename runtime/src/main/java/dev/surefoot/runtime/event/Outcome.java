package dev.surefoot.runtime.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution ended, or failed for good and is held ({@link Policy#HOLD}). If it succeeded with an
 * output, the row's value is that output; if with several, it is all of them.
 *
 * @param datum the key of the output, or null if there is none or several
 * @param data the outputs, if there are several
 * @param failure what was thrown, or null
 * @param policy what follows from a failure, or null if nothing does
 * @param began when the call was made, or null if it was not
 */
public record Outcome(
    int execution,
    int attempt,
    Status status,
    @Nullable String datum,
    List<Datum> data,
    @Nullable Failure failure,
    @Nullable Policy policy,
    @Nullable Instant began,
    Advance advance)
    implements Event {
  /** How an execution ended. */
  public enum Status {
    /** It did its work. */
    SUCCEEDED,
    /** It did nothing, and said so. */
    SKIPPED,
    /** It threw. */
    FAILED,
    /** It failed before the step's code was called. */
    NOT_ENTERED,
    /** It was awaited in vain, or lost in a crash, while the instance goes back. */
    CUT_OFF
  }

  public Outcome {
    data = Lists.of(data);
    advance = Advance.orNone(advance);
  }

  /** An execution that ended, or is held, with one output at most. */
  public Outcome(
      int execution,
      int attempt,
      Status status,
      @Nullable String datum,
      @Nullable Failure failure,
      @Nullable Policy policy,
      @Nullable Instant began,
      Advance advance) {
    this(execution, attempt, status, datum, List.of(), failure, policy, began, advance);
  }

  /** The same, with what follows from it. */
  public Outcome with(Advance follows) {
    return new Outcome(execution, attempt, status, datum, data, failure, policy, began, follows);
  }

  /** The keys of all that was made. */
  public List<String> keys() {
    if (datum != null) {
      return List.of(datum);
    }
    return data.isEmpty() ? List.of() : data.stream().map(Datum::key).toList();
  }
}
