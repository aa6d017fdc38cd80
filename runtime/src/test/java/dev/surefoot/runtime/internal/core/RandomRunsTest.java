package dev.surefoot.runtime.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FlowDefinition;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.fixture.RandomFlow;
import dev.surefoot.runtime.internal.journal.EventJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random flows under random schedules, failures, takeovers and requests, without engine or threads:
 * whatever happens, what is promised of every run holds.
 */
class RandomRunsTest {
  private static final int RUNS = 1_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_121})
  void every_run_keeps_the_promises(long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    Map<InstanceState, Integer> ends = new HashMap<>();
    for (int i = 0; i < RUNS; i++) {
      long one = seeds.nextLong();
      Simulated run = new Simulated(one);
      try {
        ends.merge(run.toTheEnd(), 1, Integer::sum);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + one + " after " + run.events, e);
      }
    }
    assertThat(ends).hasSize(2).containsKeys(InstanceState.FINISHED, InstanceState.ROLLED_BACK);
  }

  /** One instance, with the calls that its host would be making. */
  private static final class Simulated {
    private static final Instant NOW = Instant.EPOCH;

    private final SplittableRandom random;
    private final Program program;
    private final double failing;
    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, Integer> calls = new LinkedHashMap<>();
    private final Map<Integer, Integer> undos = new LinkedHashMap<>();
    private final List<Integer> undone = new ArrayList<>();
    private final Set<Integer> answered = new HashSet<>();
    private boolean settling;
    private int guards;
    private State state;

    Simulated(long seed) {
      random = new SplittableRandom(seed);
      failing = random.nextInt(3) * 0.08;
      RandomFlow flow = new RandomFlow(random.nextLong(), true);
      program =
          new Program(
              NetCompiler.compile(FlowDefinition.modelOf(flow)),
              "in",
              Map.of(),
              null,
              (step, succeeded) -> step.hashCode() % 3 != 0 && (succeeded || step.length() != 5));
      Decision start =
          Core.decide(program, null, new Occurrence.Start("random", "1", "f"), this::guard);
      state = start.state();
      take(start);
    }

    private boolean guard(String outcome, Env env) throws Guards.Threw {
      if (random.nextDouble() < failing / 4) {
        throw new Guards.Threw(new IllegalStateException("guard"));
      }
      return ++guards < 60 && random.nextBoolean();
    }

    InstanceState toTheEnd() {
      for (int i = 0; state.ended() == null; i++) {
        assertThat(i).as("steps").isLessThan(5_000);
        happen();
        if (random.nextInt(8) == 0 || state.ended() != null) {
          check();
        }
      }
      assertThat(calls).isEmpty();
      checkUndone();
      return state.ended();
    }

    private void happen() {
      int what = random.nextInt(20);
      if (what == 0) {
        calls.clear();
        undos.clear();
        settling = false;
        decide(new Occurrence.TakenOver("other"));
      } else if (what == 1 && settling) {
        settling = false;
        calls.clear();
        decide(new Occurrence.SettleExpired(Leaving.UNDO));
      } else if (what == 2 && !state.executions().equals(Vec.empty())) {
        int id = random.nextInt(state.executions().size()) + 1;
        State before = state;
        decide(answer(id, state.execution(id).attempt() - 1));
        assertThat(state).as("after a late answer").isEqualTo(before);
      } else if (!calls.isEmpty()) {
        int id = any(calls);
        assertThat(answered.add(id)).as("execution %s answers once", id).isTrue();
        decide(answer(id, calls.remove(id)));
      } else if (!undos.isEmpty()) {
        int id = any(undos);
        boolean fails = random.nextInt(4) == 0;
        Failure failure = fails ? new Failure("t", "m", "s") : null;
        int attempt = undos.remove(id);
        if (!fails) {
          undone.add(id);
        }
        decide(new Occurrence.UndoAnswered(id, attempt, failure, NOW, null));
      } else if (state.shown() == InstanceState.ROLLBACK_FAILED) {
        decide(new Occurrence.Asked(Request.RETRY_UNDOS, "me", "again", null, null, null));
      } else {
        assertThat(state.shown()).isEqualTo(InstanceState.HELD);
        decide(new Occurrence.Asked(Request.RETRY, "me", "again", null, null, null));
      }
    }

    private int any(Map<Integer, Integer> map) {
      List<Integer> ids = List.copyOf(map.keySet());
      return ids.get(random.nextInt(ids.size()));
    }

    private Occurrence answer(int id, int attempt) {
      boolean fails = random.nextDouble() < failing;
      Status failed = random.nextInt(5) == 0 ? Status.NOT_ENTERED : Status.FAILED;
      return new Occurrence.Answered(
          id,
          attempt,
          fails ? failed : Status.SUCCEEDED,
          null,
          fails ? new Failure("t", "m", "s") : null,
          NOW,
          null);
    }

    private void decide(Occurrence occurrence) {
      Decision decision = Core.decide(program, state, occurrence, this::guard);
      assertThat(decision.refusal()).isNull();
      state = decision.state();
      take(decision);
    }

    private void take(Decision decision) {
      events.addAll(decision.events());
      for (Command command : decision.commands()) {
        if (command instanceof Command.Call call) {
          calls.put(call.execution(), call.attempt());
        } else if (command instanceof Command.CallUndo undo) {
          assertThat(undone).doesNotContain(undo.execution());
          undos.put(undo.execution(), undo.attempt());
        } else if (command instanceof Command.AwaitSettled) {
          settling = true;
        } else if (command instanceof Command.Interrupt interrupt) {
          calls.remove(interrupt.execution());
        }
      }
    }

    /** Replaying the journal, through its encoding, gives the state that lived. */
    private void check() {
      State replayed = null;
      for (Event event : events) {
        Event read = EventJson.read(EventJson.write(new UUID(0, 0), 1, NOW, event, null));
        assertThat(read).isEqualTo(event);
        replayed = Core.apply(program, replayed, read);
      }
      assertThat(replayed).isEqualTo(state);
      if (state.shown() == InstanceState.RUNNING) {
        assertThat(calls.keySet()).containsExactlyInAnyOrderElementsOf(state.open().list());
      }
    }

    /** Undone is what was entered and has an undo, once each, no cause before a consequence. */
    private void checkUndone() {
      Set<Integer> expected = new HashSet<>();
      for (int id = 1; id <= state.executions().size(); id++) {
        Execution execution = state.execution(id);
        boolean succeeded = execution.run() == Execution.Run.SUCCEEDED;
        if (state.ended() == InstanceState.ROLLED_BACK
            && execution.entered()
            && program.callsUndo(execution.transition(), succeeded)) {
          expected.add(id);
        }
      }
      assertThat(undone).containsExactlyInAnyOrderElementsOf(expected);
      for (int i = 0; i < undone.size(); i++) {
        assertThat(Collections.disjoint(ancestors(undone.get(i)), undone.subList(0, i))).isTrue();
      }
    }

    private Set<Integer> ancestors(int id) {
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
}
