package dev.surefoot.runtime.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.UndoDone;
import dev.surefoot.runtime.event.UndoFailed;
import dev.surefoot.runtime.internal.journal.EventJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What is promised of a run, checked against what a simulation knows by itself. */
final class Promises {
  private final Program program;
  private final List<Event> events = new ArrayList<>();
  private final Set<Integer> entered = new HashSet<>();
  private final Set<Integer> answered = new HashSet<>();
  private final Set<String> answers = new HashSet<>();
  private final List<Integer> undone = new ArrayList<>();

  Promises(Program program) {
    this.program = program;
  }

  List<Event> events() {
    return events;
  }

  /** A step's work may have begun. */
  void entered(int execution) {
    entered.add(execution);
  }

  /** No await is answered twice. */
  void answered(String await, int visit) {
    assertThat(answers.add(await + "#" + visit)).as("first answer of %s", await).isTrue();
  }

  void lost(Collection<Integer> executions) {
    entered.addAll(executions);
  }

  /** An undo that was listened to has done its work. */
  void undone(int execution) {
    undone.add(execution);
  }

  /** No outcome comes twice, and no undo is done twice. */
  void happened(List<Event> now) {
    for (Event event : now) {
      if (event instanceof Outcome outcome && outcome.policy() != Policy.HOLD) {
        assertThat(answered.add(outcome.execution()))
            .as("first outcome of %s", outcome.execution())
            .isTrue();
      }
    }
    events.addAll(now);
  }

  /** Replaying the journal, through its encoding, gives the state that lived. */
  void replays(State state) {
    State replayed = null;
    for (Event event : events) {
      Event read = EventJson.read(EventJson.write(new UUID(0, 0), 1, Instant.EPOCH, event, null));
      assertThat(read).isEqualTo(event);
      replayed = Core.apply(program, replayed, read);
    }
    assertThat(replayed).isEqualTo(state);
  }

  /** Undone is at most once what was entered and has an undo, no cause before a consequence. */
  void ended(State state) {
    Set<Integer> due = new TreeSet<>();
    Set<Integer> irreversible = new TreeSet<>();
    for (int id = 1; id <= state.executions().size(); id++) {
      Execution execution = state.execution(id);
      if (entered.contains(id) && execution.run() != Execution.Run.SKIPPED) {
        if (program.mayBeUndone(execution)) {
          due.add(id);
        } else if (program.isIrreversible(execution)) {
          irreversible.add(id);
        }
      }
    }
    List<Integer> done =
        events.stream()
            .filter(UndoDone.class::isInstance)
            .map(event -> ((UndoDone) event).execution())
            .toList();
    assertThat(done).doesNotHaveDuplicates().isSubsetOf(due).isEqualTo(undone);
    if (state.ended() == InstanceState.FINISHED) {
      finished(state, due, done);
    } else {
      GoingBackEnded end = (GoingBackEnded) events.get(events.size() - 1);
      due.removeAll(done);
      due.addAll(irreversible);
      assertThat(end.left()).containsExactlyElementsOf(due);
      assertThat(state.ended() != InstanceState.ROLLED_BACK || due.isEmpty()).isTrue();
    }
    inReverse(state);
  }

  /** What stands is done, and what does not is undone, unless somebody has said otherwise. */
  private void finished(State state, Set<Integer> due, List<Integer> done) {
    assertThat(state.open().isEmpty() && state.held().isEmpty()).isTrue();
    assertThat(state.waiting().isEmpty() && state.heldChoices().isEmpty()).isTrue();
    assertThat(state.pending().isEmpty() && state.polled().isEmpty()).isTrue();
    for (int id = 1; id <= state.executions().size(); id++) {
      Execution execution = state.execution(id);
      boolean wasDone = done.contains(id);
      assertThat(wasDone).as("undo of %s", id).isEqualTo(execution.undo() == Execution.Undo.DONE);
      if (execution.isUndone()) {
        assertThat(execution.undoIsOver() || !due.contains(id)).as("undo of %s", id).isTrue();
      } else {
        assertThat(wasDone).as("undo of %s, which counts", id).isFalse();
      }
    }
    if (state.executions().size() <= SimulatedRun.LOOKED_AT) {
      assertThat(Undisturbed.exists(program, state)).as("an undisturbed run").isTrue();
    }
  }

  /** Within each going back, no cause is undone before its consequence, unless that has failed. */
  private void inReverse(State state) {
    List<Integer> before = new ArrayList<>();
    Set<Integer> passed = new HashSet<>();
    for (Event event : events) {
      if (event instanceof UndoFailed failed && failed.passed()) {
        passed.add(failed.execution());
      } else if (event instanceof UndoDone done) {
        boolean waits = !passed.contains(done.execution());
        Set<Integer> ancestors = ancestors(state, done.execution());
        assertThat(waits && !Collections.disjoint(ancestors, before)).isFalse();
        before.add(done.execution());
      } else if (event instanceof GoingBackEnded) {
        before.clear();
      }
    }
  }

  private static Set<Integer> ancestors(State state, int id) {
    Set<Integer> all = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      for (int cause : state.execution(open.pop()).token().causes().list()) {
        if (all.add(cause)) {
          open.push(cause);
        }
      }
    }
    return all;
  }
}
