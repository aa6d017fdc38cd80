package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceDetail.Attempt;
import dev.surefoot.runtime.InstanceDetail.HeldChoice;
import dev.surefoot.runtime.InstanceDetail.Request;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.InstanceDetail.UndoStatus;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.Report.Action;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.FailPathBegun;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.OwnerChanged;
import dev.surefoot.runtime.event.PlanAdopted;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.RetryDue;
import dev.surefoot.runtime.event.RollbackBegun;
import dev.surefoot.runtime.event.Submitted;
import dev.surefoot.runtime.event.TimerFired;
import dev.surefoot.runtime.event.TimerSet;
import dev.surefoot.runtime.event.UndoDone;
import dev.surefoot.runtime.event.UndoFailed;
import dev.surefoot.runtime.event.UndoSettled;
import dev.surefoot.runtime.event.WaitAnswered;
import dev.surefoot.runtime.event.WaitOpened;
import dev.surefoot.runtime.internal.journal.Reports.CallId;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells everything of an instance from its journal, without its flow. */
public final class Details {
  private final Map<Integer, ExecutionStory> executions = new LinkedHashMap<>();
  private final Map<CallId, Failure> failures = new HashMap<>();
  private final Map<String, HeldChoice> held = new LinkedHashMap<>();
  private final Map<String, Kept> kept = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final RollbackStories rollbacks = new RollbackStories(this::execution);
  private final List<String> left = new ArrayList<>();

  /** An answer that came before its await began. */
  private record Kept(String text, String by) {}

  private Details() {}

  /**
   * The detail of an instance.
   *
   * @param ahead the names of what may still come
   * @param withdrawn executions that wait for nothing any more, which the journal says only to who
   *     knows the flow
   */
  public static InstanceDetail of(
      InstanceRow row, List<JournalRow> journal, List<String> ahead, Set<Integer> withdrawn) {
    Details details = new Details();
    journal.forEach(line -> details.add(EventJson.read(line), line));
    details.withdraw(withdrawn, row.state().isTerminal());
    Reports reports = Reports.read(journal);
    Map<Integer, List<Attempt>> runs = details.attempts(reports, Action.RUN);
    Map<Integer, List<Attempt>> undos = details.attempts(reports, Action.UNDO);
    return new InstanceDetail(
        row.id(),
        row.flow(),
        row.key(),
        row.state(),
        row.createdAt(),
        row.endedAt(),
        row.options(),
        row.overdue(),
        reports.cause(),
        details.executions.entrySet().stream()
            .map(entry -> entry.getValue().told(row.state(), of(runs, entry), of(undos, entry)))
            .toList(),
        List.copyOf(details.held.values()),
        details.requests,
        details.rollbacks.stories(),
        details.rollbacks.reserved(),
        details.left,
        ahead);
  }

  private static List<Attempt> of(
      Map<Integer, List<Attempt>> attempts, Map.Entry<Integer, ExecutionStory> of) {
    return attempts.getOrDefault(of.getKey(), List.of());
  }

  private Map<Integer, List<Attempt>> attempts(Reports reports, Action action) {
    Map<Integer, List<Attempt>> attempts = new HashMap<>();
    reports
        .calls()
        .forEach(
            (id, call) -> {
              if (id.action() == action) {
                attempts
                    .computeIfAbsent(id.execution(), any -> new ArrayList<>())
                    .add(attempt(call, failures.get(id)));
              }
            });
    return attempts;
  }

  private static Attempt attempt(Report.Call call, @Nullable Failure failure) {
    return new Attempt(call.attempt(), call.status(), call.start(), call.end(), failure);
  }

  private ExecutionStory execution(int id) {
    ExecutionStory found = executions.get(id);
    if (found == null) {
      throw new IllegalStateException("execution " + id + " was not handed out");
    }
    return found;
  }

  private void add(Event event, JournalRow line) {
    if (event instanceof Outcome outcome) {
      outcome(outcome, line.value());
    } else if (event instanceof RetryDue retry) {
      Action action = retry.undo() ? Action.UNDO : Action.RUN;
      failures.put(new CallId(action, retry.execution(), retry.attempt()), retry.failure());
      execution(retry.execution()).waits(retry.undo(), retry.due());
    } else if (event instanceof Submitted submitted) {
      execution(submitted.execution()).rests(Status.POLLED, submitted.deadline());
    } else if (event instanceof OwnerChanged changed) {
      changed.held().forEach(id -> execution(id).held());
      changed.waiting().forEach(id -> execution(id).waits(false, null));
      changed.waitingUndos().forEach(id -> execution(id).waits(true, null));
    } else if (event instanceof RequestAccepted request) {
      rollbacks.add(event, line.at());
      requests.add(
          new Request(
              line.at(),
              request.request(),
              request.by(),
              request.why(),
              request.step(),
              request.branch()));
    } else if (!waiting(event, line.value())) {
      rollbacks.add(event, line.at());
      goingBack(event);
    }
    advance(event.advance());
  }

  /** Whether it is about a pause or an await. */
  private boolean waiting(Event event, byte @Nullable [] value) {
    if (event instanceof TimerSet timer) {
      begin(timer.execution(), timer.pause(), timer.visit()).rests(Status.PAUSED, timer.due());
    } else if (event instanceof WaitOpened wait) {
      held.remove(wait.await());
      ExecutionStory story = begin(wait.execution(), wait.await(), wait.visit());
      story.rests(Status.AWAITING, wait.due());
      story.correlated(wait.correlation());
    } else if (event instanceof WaitAnswered answered) {
      answered(answered, value);
    } else if (event instanceof TimerFired fired) {
      ExecutionStory story = execution(fired.execution());
      if (story.awaits()) {
        story.rests(Status.TIMED_OUT, null);
      } else if (story.rests()) {
        story.answered(null, null);
      }
    } else {
      return false;
    }
    return true;
  }

  private void answered(WaitAnswered answered, byte @Nullable [] value) {
    String visit = answered.await() + "#" + answered.visit();
    Kept answer =
        value == null
            ? kept.get(visit)
            : new Kept(new String(value, StandardCharsets.UTF_8), answered.by());
    if (!answered.comesEarly()) {
      execution(answered.execution())
          .answered(
              answer == null ? null : answer.text(), answer == null ? answered.by() : answer.by());
    } else if (answer != null) {
      kept.put(visit, answer);
    }
  }

  private ExecutionStory begin(int id, String name, int visit) {
    ExecutionStory story = new ExecutionStory(new Handed(id, name, visit, 1));
    executions.put(id, story);
    return story;
  }

  private void withdraw(Set<Integer> withdrawn, boolean ended) {
    executions.forEach(
        (id, story) -> {
          if (withdrawn.contains(id) || (ended && story.rests())) {
            story.rests(Status.WITHDRAWN, null);
          }
        });
  }

  private void outcome(Outcome outcome, byte @Nullable [] value) {
    ExecutionStory execution = execution(outcome.execution());
    Failure failure = outcome.failure();
    if (failure != null) {
      failures.putIfAbsent(new CallId(Action.RUN, outcome.execution(), outcome.attempt()), failure);
    }
    boolean waits = outcome.policy() == Policy.HOLD || outcome.policy() == Policy.BACK_TO;
    if (failure != null && waits) {
      execution.held();
    } else if (failure == null && outcome.status() == Outcome.Status.NOT_ENTERED) {
      execution.notCalled();
    } else {
      execution.ended(outcome.status(), value == null ? null : text(outcome, value));
    }
  }

  /** Several outputs are told one in a line. */
  private static String text(Outcome outcome, byte[] value) {
    List<byte[]> parts =
        outcome.data().isEmpty() ? List.of(value) : Datum.split(outcome.data(), value);
    return parts.stream()
        .map(part -> new String(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"));
  }

  private void goingBack(Event event) {
    if (event instanceof RollbackBegun begun) {
      begun.executions().forEach(id -> execution(id).goneBackOver());
      begun.choices().forEach(held::remove);
    } else if (event instanceof FailPathBegun) {
      executions.values().forEach(ExecutionStory::goneBackOver);
      held.clear();
    } else if (event instanceof PlanAdopted plan) {
      plan.undos().forEach(id -> execution(id).undo(UndoStatus.PLANNED));
    } else if (event instanceof UndoDone done) {
      execution(done.execution()).undo(UndoStatus.DONE);
    } else if (event instanceof UndoSettled settled) {
      execution(settled.execution()).undo(UndoStatus.SETTLED);
    } else if (event instanceof UndoFailed failed) {
      failures.put(new CallId(Action.UNDO, failed.execution(), failed.attempt()), failed.failure());
      execution(failed.execution()).undo(UndoStatus.FAILED);
    } else if (event instanceof GoingBackEnded ended) {
      ended.left().forEach(id -> left.add(execution(id).name()));
    }
  }

  private void advance(Advance advance) {
    for (String fired : advance.fired()) {
      int slash = fired.lastIndexOf('/');
      if (slash > 0) {
        held.remove(fired.substring(0, slash));
      }
    }
    for (ChoiceFailed failed : advance.failed()) {
      if (failed.policy() == Policy.HOLD) {
        held.put(
            failed.choice(), new HeldChoice(failed.choice(), failed.guard(), failed.failure()));
      }
    }
    advance
        .calls()
        .forEach(
            handed ->
                executions
                    .computeIfAbsent(handed.execution(), id -> new ExecutionStory(handed))
                    .called());
    advance.undos().forEach(handed -> execution(handed.execution()).undo(UndoStatus.RUNNING));
  }
}
