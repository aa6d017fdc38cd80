package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.FailurePolicy;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceDetail.Attempt;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.InstanceDetail.UndoStatus;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceListener.Happening;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators can read of an instance. */
class DetailTest {
  private final Laboratory laboratory = new Laboratory(1);
  private final Script<String, Void> fork =
      Script.of(new Flows.Fork(), String.class)
          .step("a", String.class, call -> "made by a")
          .fails("b")
          .policy("b", Policies.policy(2, Duration.ofMinutes(1), null, FailurePolicy.HOLD));
  private final Hosted<String, Void> flow = Hosted.of(fork);

  private Instance<Void> run() {
    Instance<Void> instance = laboratory.open(flow).start(flow, "1", "in");
    laboratory.runAll();
    return instance;
  }

  private static List<String> told(InstanceDetail detail) {
    return detail.executions().stream()
        .map(one -> one.step() + "#" + one.visit() + " " + one.status() + " " + one.undo())
        .sorted()
        .toList();
  }

  private static InstanceDetail.Execution of(InstanceDetail detail, String step) {
    return detail.executions().stream()
        .filter(one -> one.step().equals(step))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_step_that_waits_tells_when_its_next_attempt_is_due_and_what_is_ahead() {
    InstanceDetail detail = run().detail();

    assertThat(told(detail))
        .containsExactly("a#1 SUCCEEDED NONE", "b#1 WAITING NONE", "c#1 SUCCEEDED NONE");
    assertThat(of(detail, "b").due())
        .isBetween(
            laboratory.now().plus(Duration.ofSeconds(30)),
            laboratory.now().plus(Duration.ofSeconds(60)));
    assertThat(of(detail, "a").output()).isEqualTo("\"made by a\"");
    assertThat(detail.ahead()).containsExactly("d");
  }

  @Test
  void a_held_step_tells_each_attempt_with_its_whole_stack() {
    Instance<Void> instance = run();
    laboratory.passAll();
    InstanceDetail detail = instance.detail();

    assertThat(detail.state()).isEqualTo(InstanceState.HELD);
    assertThat(detail.cause()).isNull();
    assertThat(of(detail, "b").status()).isEqualTo(Status.HELD);
    assertThat(of(detail, "b").due()).isNull();
    assertThat(of(detail, "b").attempts()).extracting(Attempt::number).containsExactly(1, 2);
    assertThat(of(detail, "b").attempts())
        .allSatisfy(
            attempt -> {
              assertThat(attempt.status()).isEqualTo(Report.Status.FAILED);
              assertThat(attempt.end()).isNotNull();
              assertThat(attempt.failure().stack())
                  .contains("b broke")
                  .contains("at dev.surefoot.runtime.fixture.Script");
            });
  }

  @Test
  void undos_and_requests_are_told_and_what_is_left_done() {
    fork.undo(
        "c",
        call -> {
          throw new IllegalStateException("c cannot be undone");
        });
    Instance<Void> instance = run();
    laboratory.passAll();
    instance.cancelWithUndo("ann", "wrong order");
    laboratory.passAll();
    InstanceDetail waiting = instance.detail();
    assertThat(told(waiting))
        .containsExactly("a#1 SUCCEEDED PLANNED", "b#1 HELD DONE", "c#1 SUCCEEDED FAILED");
    assertThat(waiting.ahead()).isEmpty();
    assertThat(of(waiting, "c").undoAttempts())
        .singleElement()
        .satisfies(one -> assertThat(one.failure().message()).isEqualTo("c cannot be undone"));
    instance.settleUndo("c", "bob", "seen to");
    laboratory.passAll();

    InstanceDetail ended = instance.detail();
    assertThat(of(ended, "c").undo()).isEqualTo(UndoStatus.SETTLED);
    assertThat(ended.left()).containsExactly("c#1");
    assertThat(ended.cause()).isEqualTo("it was cancelled: wrong order");
    assertThat(ended.requests())
        .extracting(one -> one.request() + " " + one.by() + " " + one.why() + " " + one.step())
        .containsExactly(
            Request.CANCEL_WITH_UNDO + " ann wrong order null",
            Request.SETTLE_UNDO + " bob seen to c");
  }

  @Test
  void instances_are_listed_by_their_state() {
    Host host = laboratory.open(flow);
    host.start(flow, "1", "in");
    laboratory.passAll();
    fork.step("b", call -> null);
    Instance<Void> second = host.start(flow, "2", "in");
    laboratory.passAll();

    assertThat(host.lookup().list(InstanceFilter.ALL.withStates(InstanceState.HELD), 1, 10).rows())
        .extracting(InstanceRow::key)
        .containsExactly("1");
    assertThat(host.lookup().list(InstanceFilter.ALL.withFlow("for"), 1, 1).total()).isEqualTo(2);
    assertThat(host.lookup().find(second.id()).orElseThrow().state())
        .isEqualTo(InstanceState.FINISHED);
    assertThatThrownBy(() -> host.lookup().list(InstanceFilter.ALL, 0, 10))
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.PARAMETER_INVALID));
  }

  @Test
  void listeners_are_told_in_order_what_is_durable_and_a_broken_one_stops_nothing() {
    List<Happening> told = new ArrayList<>();
    laboratory.listen(
        what -> {
          assertThat(laboratory.store.journal(what.id()))
              .hasSizeGreaterThanOrEqualTo((int) what.sequence());
          told.add(what);
          throw new IllegalStateException("the listener broke");
        });
    Instance<Void> instance = run();
    laboratory.passAll();

    assertThat(told)
        .extracting(Happening::sequence)
        .containsExactlyElementsOf(
            laboratory.store.journal(instance.id()).stream().map(JournalRow::sequence).toList());
    assertThat(told.get(told.size() - 1).state()).isEqualTo(InstanceState.HELD);
  }
}
