package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Policy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An outcome as a journal has it. Nearly every row is one, so what goes without saying is left out,
 * what follows stands in the same object, and the call's begin is told by how long it took. Earlier
 * versions wrote all of it; that is still read.
 *
 * @param attempt null for the first
 * @param status null for a success
 * @param took milliseconds from the call's begin to the time of the row; null if it is not told so
 * @param began if it is told, and not by how long it took
 * @param advance as earlier versions wrote what follows
 */
record OutcomeLine(
    int execution,
    @Nullable Integer attempt,
    Outcome.@Nullable Status status,
    @Nullable String datum,
    @Nullable List<Datum> data,
    @Nullable Failure failure,
    @Nullable Policy policy,
    @Nullable Long took,
    @Nullable Instant began,
    @Nullable List<String> fired,
    @Nullable List<ChoiceFailed> failed,
    @Nullable List<Handed> calls,
    @Nullable List<Handed> undos,
    @Nullable Integer result,
    @Nullable Advance advance) {

  static OutcomeLine of(Outcome event, Instant at) {
    Long took = took(event.began(), at);
    Advance next = event.advance();
    return new OutcomeLine(
        event.execution(),
        event.attempt() == 1 ? null : event.attempt(),
        event.status() == Outcome.Status.SUCCEEDED ? null : event.status(),
        event.datum(),
        event.data(),
        event.failure(),
        event.policy(),
        took,
        took == null ? event.began() : null,
        next.fired(),
        next.failed(),
        next.calls(),
        next.undos(),
        next.result(),
        null);
  }

  /** Null where milliseconds do not tell it exactly. */
  private static @Nullable Long took(@Nullable Instant began, Instant at) {
    if (began == null) {
      return null;
    }
    try {
      long millis = Duration.between(began, at).toMillis();
      return at.minusMillis(millis).equals(began) ? millis : null;
    } catch (ArithmeticException | DateTimeException e) {
      return null;
    }
  }

  Outcome event(Instant at) {
    return new Outcome(
        execution,
        Objects.requireNonNullElse(attempt, 1),
        Objects.requireNonNullElse(status, Outcome.Status.SUCCEEDED),
        datum,
        Objects.requireNonNullElse(data, List.of()),
        failure,
        policy,
        took == null ? began : at.minusMillis(took),
        advance == null ? next() : advance);
  }

  private Advance next() {
    return new Advance(
        Objects.requireNonNullElse(fired, List.of()),
        Objects.requireNonNullElse(failed, List.of()),
        Objects.requireNonNullElse(calls, List.of()),
        Objects.requireNonNullElse(undos, List.of()),
        result);
  }
}
