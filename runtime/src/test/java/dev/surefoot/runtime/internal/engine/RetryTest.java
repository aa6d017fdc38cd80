package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.event.RetryDue;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.journal.EventJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code a b c}, where b fails for a while. */
class RetryTest {
  private final Laboratory laboratory = new Laboratory(1);
  private final AtomicInteger failures = new AtomicInteger();
  private final Script<String, Void> chain =
      Script.of(new Flows.Chain(), String.class)
          .step(
              "b",
              call -> {
                if (failures.getAndDecrement() > 0) {
                  throw new IOException("b is down");
                }
                return null;
              });

  private Instance<Void> start() {
    Hosted<String, Void> flow = Hosted.of(chain);
    return laboratory.open(flow).start(flow, "1", "in");
  }

  private Instance<Void> restart() {
    Hosted<String, Void> flow = Hosted.of(chain);
    return laboratory.open(flow).lookup().find(flow, "1").orElseThrow();
  }

  private static List<String> calls(Report report) {
    return report.calls().stream()
        .map(call -> call.action() + " " + call.step() + " " + call.attempt() + " " + call.status())
        .toList();
  }

  @Test
  void a_failed_attempt_is_followed_by_another_with_the_same_key_when_it_is_due() {
    failures.set(2);
    chain.policy("b", Policies.attempts(3, Duration.ofDays(1)));
    Instance<Void> instance = start();
    laboratory.runAll();
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1");
    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);

    laboratory.pass(Duration.ofDays(1));
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1");
    laboratory.passAll();
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(calls(instance.report()))
        .containsExactly(
            "RUN a 1 SUCCESS",
            "RUN b 1 FAILED",
            "RUN b 2 FAILED",
            "RUN b 3 SUCCESS",
            "RUN c 1 SUCCESS");
  }

  @Test
  void the_time_between_attempts_doubles_up_to_its_limit_and_varies_by_up_to_a_half() {
    failures.set(12);
    chain.policy("b", Policies.attempts(20, Duration.ofSeconds(10)));
    Instance<Void> instance = start();
    laboratory.passAll();

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    List<Duration> times = new ArrayList<>();
    laboratory
        .store
        .journal(instance.id())
        .forEach(
            row -> {
              if (EventJson.read(row) instanceof RetryDue retry) {
                times.add(Duration.between(row.at(), retry.due()));
              }
            });
    assertThat(times).hasSize(12);
    boolean varies = false;
    for (int i = 0; i < times.size(); i++) {
      Duration longest = Duration.ofSeconds(Math.min(10L << i, 3600));
      assertThat(times.get(i)).isBetween(longest.dividedBy(2), longest);
      varies |= times.get(i).compareTo(longest) < 0;
    }
    assertThat(varies).isTrue();
  }

  @Test
  void when_no_attempt_is_left_the_policy_follows() {
    failures.set(3);
    chain.policy("b", Policies.attempts(3, Duration.ofSeconds(1)));
    Instance<Void> instance = start();
    laboratory.passAll();

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(chain.log.lines())
        .containsExactly("a#1", "b#1", "b#1", "b#1", "b#1/undo", "a#1/undo");
  }

  @Test
  void only_what_is_worth_it_is_tried_again() {
    failures.set(1);
    chain.policy("b", Policies.retryOn(IllegalStateException.class, 5));
    Instance<Void> instance = start();
    laboratory.passAll();

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1/undo", "a#1/undo");
  }

  @Test
  void the_due_time_survives_a_crash() {
    failures.set(1);
    chain.policy("b", Policies.attempts(2, Duration.ofDays(7)));
    start();
    laboratory.pass(Duration.ofDays(1));
    laboratory.crash();
    laboratory.pass(Duration.ofDays(1));

    Instance<Void> instance = restart();
    laboratory.runAll();
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1");
    laboratory.pass(Duration.ofDays(5));
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_lost_attempt_uses_up_no_retry() {
    failures.set(1);
    chain.policy("b", Policies.attempts(2, Duration.ZERO));
    AtomicInteger kills = new AtomicInteger(3);
    chain.step(
        "b",
        call -> {
          if (kills.getAndDecrement() > 0) {
            laboratory.crash();
          } else if (failures.getAndDecrement() > 0) {
            throw new IOException("b is down");
          }
          return null;
        });
    Instance<Void> instance = start();
    for (int crashes = 0; crashes < 3; crashes++) {
      laboratory.runAll();
      instance = restart();
    }
    laboratory.passAll();

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(calls(instance.report()))
        .containsExactly(
            "RUN a 1 SUCCESS",
            "RUN b 1 LOST",
            "RUN b 2 LOST",
            "RUN b 3 LOST",
            "RUN b 4 FAILED",
            "RUN b 5 SUCCESS",
            "RUN c 1 SUCCESS");
  }

  @Test
  void an_instance_that_goes_back_waits_for_no_attempt_and_undoes_what_was_begun() {
    Script<String, Void> fork = Script.of(new Flows.Fork(), String.class).fails("b").fails("c");
    fork.policy("b", Policies.attempts(9, Duration.ofDays(30)));
    fork.policy("c", Policies.attempts(2, Duration.ofSeconds(1)));
    Hosted<String, Void> flow = Hosted.of(fork);
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.pass(Duration.ofSeconds(2));

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(fork.log.lines()).contains("b#1/undo", "c#1/undo").endsWith("a#1/undo");
    laboratory.passAll();
    assertThat(fork.log.lines()).filteredOn("b#1"::equals).hasSize(1);
  }

  @Test
  void an_undo_is_tried_again_too_and_over_a_crash() {
    AtomicInteger undoFailures = new AtomicInteger(2);
    chain
        .fails("c")
        .undo(
            "b",
            call -> {
              if (undoFailures.getAndDecrement() > 0) {
                throw new IOException("b cannot be undone");
              }
            })
        .undoPolicy("b", Policies.attempts(3, Duration.ofDays(1)));
    start();
    laboratory.pass(Duration.ofMinutes(1));
    laboratory.crash();
    Instance<Void> instance = restart();
    laboratory.runAll();
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLING_BACK);
    laboratory.passAll();

    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(calls(instance.report()))
        .contains("UNDO b 1 FAILED", "UNDO b 2 FAILED", "UNDO b 3 SUCCESS")
        .endsWith("UNDO a 1 SUCCESS");
  }
}
