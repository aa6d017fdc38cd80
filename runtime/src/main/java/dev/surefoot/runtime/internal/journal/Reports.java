package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.Report.Action;
import dev.surefoot.runtime.Report.Call;
import dev.surefoot.runtime.Report.Status;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.FailPathBegun;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.OwnerChanged;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.RetryDue;
import dev.surefoot.runtime.event.Submitted;
import dev.surefoot.runtime.event.TimerFired;
import dev.surefoot.runtime.event.TimerSet;
import dev.surefoot.runtime.event.UndoDone;
import dev.surefoot.runtime.event.UndoFailed;
import dev.surefoot.runtime.event.WaitAnswered;
import dev.surefoot.runtime.event.WaitOpened;
import dev.surefoot.runtime.internal.core.Leaving;
import dev.surefoot.runtime.internal.core.Trouble;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells an instance's calls from its journal, without its flow. */
public final class Reports {
  /** Which call of an instance. */
  record CallId(Action action, int execution, int attempt) {}

  private final Map<CallId, Call> calls = new LinkedHashMap<>();
  private final Set<Integer> awaits = new HashSet<>();
  private final Set<Integer> submissions = new HashSet<>();
  private @Nullable String cause;

  private Reports() {}

  /** The report of an instance. */
  public static Report of(InstanceRow row, List<JournalRow> journal) {
    Reports reports = read(journal);
    if (row.state().isTerminal()) {
      reports.withdrawn();
    }
    return new Report(
        row.id(),
        row.flow(),
        row.key(),
        row.state(),
        row.createdAt(),
        row.endedAt(),
        reports.cause,
        List.copyOf(reports.calls.values()));
  }

  static Reports read(List<JournalRow> journal) {
    Reports reports = new Reports();
    journal.forEach(line -> reports.add(EventJson.read(line), line.at()));
    return reports;
  }

  /** What has not ended by now never does. */
  private void withdrawn() {
    calls.replaceAll((id, call) -> call.status() == Status.RUNNING ? lost(call) : call);
  }

  /** The calls, in the order in which they were handed out. */
  Map<CallId, Call> calls() {
    return calls;
  }

  @Nullable String cause() {
    return cause;
  }

  private void add(Event event, Instant at) {
    if (event instanceof Outcome outcome) {
      outcome(outcome, at);
    } else if (event instanceof UndoDone done) {
      CallId id = new CallId(Action.UNDO, done.execution(), done.attempt());
      end(id, Status.SUCCESS, done.began(), at, null);
    } else if (event instanceof UndoFailed failed) {
      CallId id = new CallId(Action.UNDO, failed.execution(), failed.attempt());
      Status status = failed.began() == null ? Status.LOST : Status.FAILED;
      end(id, status, failed.began(), at, failed.failure().summary());
    } else if (event instanceof RetryDue retry) {
      Action action = retry.undo() ? Action.UNDO : Action.RUN;
      CallId id = new CallId(action, retry.execution(), retry.attempt());
      end(id, Status.FAILED, retry.began(), at, retry.failure().summary());
    } else if (event instanceof RequestAccepted request && Leaving.follows(request.request())) {
      cause = cause == null ? Trouble.request(request.why()).summary() : cause;
    } else if (event instanceof OwnerChanged changed) {
      ownerChanged(changed);
    } else if (event instanceof FailPathBegun) {
      withdrawn();
    } else {
      waiting(event, at);
    }
    for (ChoiceFailed failed : event.advance().failed()) {
      if (Leaving.follows(failed.policy())) {
        because(failed.choice(), failed.failure());
      }
    }
    event.advance().calls().forEach(handed -> begin(Action.RUN, handed, at));
    event.advance().undos().forEach(handed -> begin(Action.UNDO, handed, at));
  }

  private void waiting(Event event, Instant at) {
    if (event instanceof TimerSet timer) {
      begin(Action.WAIT, new Handed(timer.execution(), timer.pause(), timer.visit(), 1), at);
    } else if (event instanceof WaitOpened wait) {
      awaits.add(wait.execution());
      begin(Action.WAIT, new Handed(wait.execution(), wait.await(), wait.visit(), 1), at);
    } else if (event instanceof WaitAnswered answered) {
      end(new CallId(Action.WAIT, answered.execution(), 1), Status.SUCCESS, null, at, null);
    } else if (event instanceof TimerFired fired) {
      boolean await = awaits.contains(fired.execution());
      end(
          new CallId(Action.WAIT, fired.execution(), 1),
          await ? Status.SKIPPED : Status.SUCCESS,
          null,
          at,
          await ? "its time was over" : null);
    } else if (event instanceof Submitted submitted) {
      submissions.add(submitted.execution());
    }
  }

  private void outcome(Outcome outcome, Instant at) {
    CallId id = new CallId(Action.RUN, outcome.execution(), outcome.attempt());
    Failure failure = outcome.failure();
    Call call = calls.get(id);
    if (failure != null && call != null && Leaving.follows(outcome.policy())) {
      because(call.step(), failure);
    }
    String text = failure == null ? null : failure.summary();
    end(id, status(outcome), outcome.began(), at, text);
  }

  private static Status status(Outcome outcome) {
    return switch (outcome.status()) {
      case SUCCEEDED -> Status.SUCCESS;
      case SKIPPED -> Status.SKIPPED;
      case FAILED -> Status.FAILED;
      case NOT_ENTERED -> outcome.failure() == null ? Status.SKIPPED : Status.FAILED;
      case CUT_OFF -> Status.LOST;
    };
  }

  private void because(String step, Failure failure) {
    if (cause == null) {
      cause = new Trouble(step, failure).summary();
    }
  }

  /** What was never called was no call; what was handed out before and has no end was lost. */
  private void ownerChanged(OwnerChanged changed) {
    calls
        .entrySet()
        .removeIf(
            entry ->
                entry.getValue().status() == Status.RUNNING
                    && (entry.getKey().action() == Action.RUN
                            ? changed.unused()
                            : changed.unusedUndos())
                        .contains(entry.getKey().execution()));
    if (!changed.owner().isEmpty()) {
      calls.replaceAll((id, call) -> isLost(id, call) ? lost(call) : call);
    }
  }

  /** Waits, and what was submitted, go on without an engine. */
  private boolean isLost(CallId id, Call call) {
    return call.status() == Status.RUNNING
        && id.action() != Action.WAIT
        && !(id.action() == Action.RUN && submissions.contains(id.execution()));
  }

  private static Call lost(Call call) {
    return new Call(
        call.action(),
        call.step(),
        call.visit(),
        call.attempt(),
        Status.LOST,
        call.start(),
        null,
        call.cause());
  }

  private void begin(Action action, Handed handed, Instant at) {
    calls.put(
        new CallId(action, handed.execution(), handed.attempt()),
        new Call(
            action,
            handed.step(),
            handed.visit(),
            handed.attempt(),
            Status.RUNNING,
            at,
            null,
            null));
  }

  private void end(
      CallId id, Status status, @Nullable Instant began, Instant at, @Nullable String text) {
    calls.computeIfPresent(
        id,
        (same, call) ->
            call.status() == Status.RUNNING ? ended(call, status, began, at, text) : call);
  }

  private static Call ended(
      Call call, Status status, @Nullable Instant began, Instant at, @Nullable String text) {
    return new Call(
        call.action(),
        call.step(),
        call.visit(),
        call.attempt(),
        status,
        began == null ? call.start() : began,
        at,
        text);
  }
}
