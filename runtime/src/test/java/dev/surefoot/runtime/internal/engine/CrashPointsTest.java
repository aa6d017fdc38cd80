package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FailurePolicy;
import dev.surefoot.FlowDefinition;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.EngineBrokenException;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.UndoDone;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.RandomFlow;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.journal.EventJson;
import dev.surefoot.runtime.internal.journal.Reports;
import dev.surefoot.runtime.spi.InstanceRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Killed at every commit, before and after it is kept, and resumed, with an operator at hand. */
class CrashPointsTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** A script and what its operator does when the instance waits for him. */
  private record Case(Script<String, Void> script, Consumer<Instance<Void>> operator) {}

  private static Case chain(
      Consumer<Script<String, Void>> change, Consumer<Instance<Void>> operator) {
    Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
    change.accept(chain);
    return new Case(chain, operator);
  }

  private static final Consumer<Instance<Void>> NOBODY =
      instance -> assertThat(instance.state()).matches(InstanceState::isTerminal);

  @Test
  void attempts_that_wait_for_their_time() {
    everywhere(
        () -> chain(c -> c.fails("b").policy("b", Policies.attempts(3, DAY)), NOBODY),
        InstanceState.ROLLED_BACK);
  }

  @Test
  void a_held_step_that_is_skipped() {
    everywhere(
        () ->
            chain(
                c -> c.fails("b").policy("b", Policies.onFailure(FailurePolicy.HOLD)),
                instance -> instance.skip("b", null, "ann", "by hand")),
        InstanceState.FINISHED);
  }

  @Test
  void a_held_step_that_is_taken_as_failed() {
    everywhere(
        () ->
            chain(
                c -> c.fails("b").policy("b", Policies.onFailure(FailurePolicy.HOLD)),
                instance -> instance.forceFail("b", "ann", "hopeless")),
        InstanceState.ROLLED_BACK);
  }

  @Test
  void a_failure_that_ends_the_instance_and_one_that_is_ignored() {
    everywhere(
        () ->
            chain(
                c ->
                    c.fails("a")
                        .fails("b")
                        .policy("a", Policies.onFailure(FailurePolicy.IGNORE))
                        .policy("b", Policies.onFailure(FailurePolicy.FAIL)),
                NOBODY),
        InstanceState.FAILED);
  }

  @Test
  void an_undo_that_is_tried_again_and_then_settled() {
    everywhere(
        () ->
            chain(
                c ->
                    c.fails("c")
                        .undo(
                            "b",
                            call -> {
                              throw new IllegalStateException("b cannot be undone");
                            })
                        .undoPolicy("b", Policies.attempts(2, DAY)),
                instance -> instance.settleUndo("b", "ann", "by hand")),
        InstanceState.FAILED);
  }

  @Test
  void a_failure_that_goes_back_and_one_more_that_does_not_any_more() {
    everywhere(
        () -> chain(c -> c.backTo("c", "b", 2).fails("c"), NOBODY), InstanceState.ROLLED_BACK);
  }

  @Test
  void a_failure_that_goes_back_over_an_undo_that_somebody_settles() {
    everywhere(
        () ->
            chain(
                c ->
                    c.backTo("c", "a", 1)
                        .fails("c")
                        .policy("c", Policies.onFailure(FailurePolicy.FAIL))
                        .undo(
                            "b",
                            call -> {
                              throw new IllegalStateException("b cannot be undone");
                            }),
                instance -> instance.settleUndo("b", "ann", "by hand")),
        InstanceState.FAILED);
  }

  /** Fails in a branch, and does what it does then; there one step waits for a decision. */
  private static Case failing(Consumer<Instance<Void>> operator) {
    Script<String, Void> script = Script.of(new Flows.Failing(), String.class);
    script.onFailure(FailurePolicy.FAIL).fails("b").fails("y");
    script.policy("y", Policies.onFailure(FailurePolicy.HOLD));
    return new Case(script, operator);
  }

  @Test
  void what_a_flow_does_on_a_failure() {
    everywhere(
        () -> failing(instance -> instance.skip("y", null, "ann", "by hand")),
        InstanceState.FAILED);
  }

  @Test
  void what_a_flow_does_on_a_failure_and_all_of_it_undone() {
    everywhere(
        () -> failing(instance -> instance.cancelWithUndo("ann", "enough")),
        InstanceState.CANCELLED);
  }

  @Test
  void what_a_flow_does_on_a_failure_gone_back_over() {
    everywhere(
        () ->
            failing(
                instance -> {
                  boolean before = instance.detail().rollbacks().isEmpty();
                  if (instance.state() == InstanceState.HELD && before) {
                    instance.execute(instance.plan(Rollback.to("x").causal()), "ann", "again");
                  } else {
                    instance.skip("y", null, "ann", "by hand");
                  }
                }),
        InstanceState.FAILED);
  }

  @Test
  void a_cancel_with_undo() {
    everywhere(
        () ->
            chain(
                c -> c.fails("c").policy("c", Policies.onFailure(FailurePolicy.HOLD)),
                instance -> instance.cancelWithUndo("ann", "enough")),
        InstanceState.CANCELLED);
  }

  @Test
  void a_stop_and_a_start_again() {
    everywhere(
        () ->
            chain(
                c -> c.fails("b").policy("b", Policies.onFailure(FailurePolicy.HOLD)),
                instance -> {
                  if (instance.state() == InstanceState.HELD) {
                    instance.stop("ann", "");
                    instance.skip("b", null, "ann", "");
                  } else {
                    start(instance);
                  }
                }),
        InstanceState.FINISHED);
  }

  private static void start(Instance<Void> instance) {
    boolean held =
        instance.detail().executions().stream()
            .anyMatch(one -> one.status() == InstanceDetail.Status.HELD);
    if (held) {
      instance.skip("b", null, "ann", "");
    }
    instance.start("ann", "");
  }

  /** A step fails the first time, and the operator goes back; failed undos he calls again. */
  private static Case back(FlowDefinition<String> flow, String fails, Rollback rollback) {
    Script<String, Void> script = Script.of(flow, String.class);
    script.policy(fails, Policies.onFailure(FailurePolicy.HOLD));
    script.step(
        fails,
        call -> {
          if (Flows.visit(call.attempt().key()) == 1) {
            throw new IllegalStateException(fails + " broke");
          }
          return null;
        });
    return new Case(
        script,
        instance -> {
          if (instance.state() == InstanceState.HELD) {
            instance.execute(instance.plan(rollback), "ann", "once more");
          } else if (instance.state() == InstanceState.ROLLBACK_FAILED) {
            instance.retryUndos("ann", "now");
          } else {
            instance.start("ann", "");
          }
        });
  }

  @Test
  void a_rollback_along_the_token() {
    everywhere(
        () -> back(new Flows.Fork(), "d", Rollback.to("a").thenWait()), InstanceState.FINISHED);
  }

  @Test
  void a_rollback_by_cause_with_an_undo_that_fails_once() {
    everywhere(
        () -> {
          Case of = back(new Flows.Branches(), "d", Rollback.to("b2").causal());
          of.script.undo(
              "b3",
              call -> {
                if (call.attempt().number() == 1) {
                  throw new IllegalStateException("b3 cannot be undone yet");
                }
              });
          return of;
        },
        InstanceState.FINISHED);
  }

  @Test
  void a_jump_back() {
    everywhere(() -> back(new Flows.Chain(), "c", Rollback.to("b").jump()), InstanceState.FINISHED);
  }

  private static void everywhere(Supplier<Case> cases, InstanceState end) {
    boolean crashed = true;
    for (int commit = 0; crashed; commit++) {
      for (boolean kept : new boolean[] {false, true}) {
        Run run = new Run(cases.get(), commit);
        crashed = run.toTheEnd(commit, kept);
        assertThat(run.end).as("cut off at commit %s, kept %s", commit, kept).isEqualTo(end);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 20_261_121})
  void random_flows_policies_and_operators(long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < 12; i++) {
      long one = seeds.nextLong();
      boolean crashed = true;
      for (int commit = 0; crashed; commit++) {
        for (boolean kept : new boolean[] {false, true}) {
          try {
            crashed = new Run(random(one), one + commit).toTheEnd(commit, kept);
          } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + one + ", commit " + commit + ", kept " + kept, e);
          }
        }
      }
    }
  }

  private static Case random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Script<String, Void> script =
        Script.of(RandomFlow.ofAll(random.nextLong(), false), String.class);
    FailurePolicy[] policies = FailurePolicy.values();
    for (Transition transition : script.net().transitions()) {
      String step = transition.name();
      if (transition.kind() == Transition.Kind.TASK && random.nextInt(3) == 0) {
        FailurePolicy policy = policies[1 + random.nextInt(policies.length - 1)];
        script.fails(step).policy(step, Policies.policy(1 + random.nextInt(2), DAY, null, policy));
      }
      if (transition.kind() == Transition.Kind.TASK && step.contains("poll")) {
        script.polls(step, Long.class, call -> 1L, call -> random.nextInt(3) == 0 ? 7 : null, "1d");
      }
      if (transition.kind() == Transition.Kind.TASK && random.nextInt(4) == 0) {
        script.undo(
            step,
            call -> {
              throw new IllegalStateException(step + " cannot be undone");
            });
      }
    }
    return new Case(script, instance -> decide(instance, random));
  }

  /** Something that is possible, by chance; what is not is refused. */
  private static void decide(Instance<Void> instance, SplittableRandom random) {
    for (var one : instance.detail().executions()) {
      try {
        if (one.status() == InstanceDetail.Status.AWAITING && random.nextInt(4) != 0) {
          instance.complete(one.step(), 7);
          continue;
        }
        switch (random.nextInt(8)) {
          case 6, 7 -> {
            Rollback.Mode[] modes = Rollback.Mode.values();
            Rollback to = Rollback.to(one.step()).by(modes[random.nextInt(modes.length)]);
            instance.execute(instance.plan(to), "ann", "");
          }
          case 0 -> instance.skip(one.step(), null, "ann", "");
          case 1 -> instance.forceFail(one.step(), "ann", "");
          case 2 -> instance.settleUndo(one.step(), "ann", "");
          case 3 -> instance.start("ann", "");
          case 4 -> instance.stop("ann", "");
          default -> instance.cancelWithUndo("ann", "");
        }
      } catch (RequestRefusedException e) {
        assertThat(e.code()).isNotNull();
      }
    }
  }

  /** One instance, killed once. */
  private static final class Run {
    private final Laboratory laboratory;
    private final Case of;
    private final Hosted<String, Void> flow;
    private InstanceState end = InstanceState.CREATED;

    Run(Case of, long seed) {
      this.laboratory = new Laboratory(seed);
      this.of = of;
      this.flow = Hosted.of(of.script);
    }

    boolean toTheEnd(int commit, boolean kept) {
      laboratory.crashAt(commit, kept);
      Host host = laboratory.open(flow);
      try {
        play(host);
      } catch (EngineBrokenException e) {
        assertThat(laboratory.crashed()).isTrue();
      }
      boolean crashed = laboratory.crashed();
      if (crashed) {
        laboratory.crash();
        int before = of.script.log.lines().size();
        Host next = laboratory.open(flow);
        Set<String> done = done();
        play(next);
        assertThat(of.script.log.lines().stream().skip(before)).noneMatch(done::contains);
      }
      checkJournal();
      return crashed;
    }

    private void play(Host host) {
      Instance<Void> instance = host.start(flow, "1", "in");
      for (int i = 0; !instance.state().isTerminal(); i++) {
        assertThat(i).as("decisions").isLessThan(200);
        laboratory.passAll();
        replays(host, instance);
        if (laboratory.crashed()) {
          return;
        }
        if (!instance.state().isTerminal()) {
          assertThat(instance.state().isResting() || awaits(instance)).isTrue();
          of.operator.accept(instance);
        }
      }
      end = instance.state();
    }

    private static boolean awaits(Instance<Void> instance) {
      return instance.detail().executions().stream()
          .anyMatch(one -> one.status() == InstanceDetail.Status.AWAITING);
    }

    /** What is in memory is what the journal says. */
    private void replays(Host host, Instance<Void> instance) {
      LiveInstance live = host.held(instance.flow(), instance.key());
      if (live != null && !laboratory.crashed()) {
        ReplayCheck.check(live, laboratory.store);
      }
    }

    /** The calls that had done their work when the engine was killed, as the script logs them. */
    private Set<String> done() {
      return laboratory
          .store
          .find(flow.name(), "1")
          .map(row -> Reports.of(row, laboratory.store.journal(row.id())).calls())
          .orElse(List.of())
          .stream()
          .filter(call -> call.status() == Report.Status.SUCCESS)
          .map(call -> call.step() + "#" + call.visit() + suffix(call))
          .collect(Collectors.toSet());
    }

    private static String suffix(Report.Call call) {
      return call.action() == Report.Action.UNDO ? "/undo" : "";
    }

    private void checkJournal() {
      InstanceRow row = laboratory.store.find(flow.name(), "1").orElseThrow();
      Map<Integer, Integer> outcomes = new HashMap<>();
      Map<Integer, Integer> undone = new HashMap<>();
      List<Event> events = new ArrayList<>();
      laboratory.store.journal(row.id()).forEach(line -> events.add(EventJson.read(line)));
      for (Event event : events) {
        if (event instanceof Outcome outcome && outcome.policy() != Policy.HOLD) {
          outcomes.merge(outcome.execution(), 1, Integer::sum);
        } else if (event instanceof UndoDone done) {
          undone.merge(done.execution(), 1, Integer::sum);
        }
      }
      assertThat(outcomes.values()).allMatch(count -> count == 1);
      assertThat(undone.values()).allMatch(count -> count == 1);
      assertThat(row.state()).isEqualTo(end);
    }
  }
}
