package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Key;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.StepCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A step that submits once and is asked, once an hour, for its end. */
class PollingTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Laboratory laboratory = new Laboratory(1);
  private final List<String> asked = new ArrayList<>();
  private int questions = Integer.MAX_VALUE;

  private final Script<String, Void> chain =
      Script.of(new Flows.Chain(), String.class)
          .polls("b", Long.class, call -> 42L, this::poll, "5h")
          .makes("b", Integer.class)
          .step("c", call -> asked.add("made " + call.get(Key.of(Integer.class))) ? null : null)
          .undo("b", call -> asked.add("undo " + call.find(Key.of(Long.class))));

  private Object poll(StepCall call) {
    asked.add("handle " + call.get(Key.of(Long.class)));
    return asked.size() < questions ? null : (Object) 7;
  }

  private Instance<Void> open() {
    Hosted<String, Void> hosted = Hosted.of(chain);
    Instance<Void> instance = laboratory.open(hosted).start(hosted, "1", "in");
    laboratory.runAll();
    return instance;
  }

  @Test
  void is_asked_until_it_has_ended() {
    questions = 3;
    Instance<Void> instance = open();
    assertThat(status(instance, "b")).isEqualTo(InstanceDetail.Status.POLLED);
    laboratory.pass(HOUR.multipliedBy(3).minusMillis(1));
    assertThat(asked).containsExactly("handle 42", "handle 42");
    laboratory.pass(Duration.ofMillis(1));
    assertThat(asked).containsExactly("handle 42", "handle 42", "handle 42", "made 7");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
  }

  private static InstanceDetail.Status status(Instance<?> instance, String step) {
    return instance.detail().executions().stream()
        .filter(one -> one.step().equals(step))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  void questions_that_change_nothing_are_not_written_down() {
    Instance<Void> instance = open();
    int rows = laboratory.store.journal(instance.id()).size();
    laboratory.pass(HOUR.multipliedBy(4));
    assertThat(asked).hasSize(4);
    assertThat(laboratory.store.journal(instance.id())).hasSize(rows);
  }

  @Test
  void the_same_submission_is_asked_after_a_crash_and_not_submitted_again() {
    questions = 2;
    open();
    laboratory.crash();
    Instance<Void> instance = open();
    laboratory.pass(HOUR);
    assertThat(asked).containsExactly("handle 42", "handle 42", "made 7");
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void its_time_goes_on_over_a_crash_and_then_it_has_failed() {
    open();
    laboratory.pass(HOUR.multipliedBy(4));
    laboratory.crash();
    Instance<Void> instance = open();
    laboratory.pass(HOUR);
    assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
    assertThat(instance.report().cause())
        .isEqualTo(
            "'b' failed: TimeoutException: what step 'b' submitted had not ended when its time was"
                + " over");
    assertThat(asked).endsWith("undo Optional[42]");
  }

  @Test
  void a_question_that_throws_is_a_failed_attempt_and_the_next_one_asks_again() {
    chain
        .polls(
            "b",
            Long.class,
            call -> 42L,
            call -> {
              asked.add("attempt " + call.attempt().number());
              if (call.attempt().number() < 3) {
                throw new IllegalStateException("no connection");
              }
              return 7;
            })
        .makes("b", Integer.class)
        .policy("b", Policies.attempts(3, Duration.ofMinutes(10)));
    Instance<Void> instance = open();
    laboratory.passAll();
    assertThat(asked).containsExactly("attempt 1", "attempt 2", "attempt 3", "made 7");
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void a_cancel_withdraws_the_questions_and_keeps_the_handle_for_the_undo() {
    Instance<Void> instance = open();
    instance.cancelWithUndo("ann", "enough");
    laboratory.passAll();
    assertThat(asked).containsExactly("undo Optional[42]");
    assertThat(instance.state()).isEqualTo(InstanceState.CANCELLED);
    assertThat(status(instance, "b")).isEqualTo(InstanceDetail.Status.WITHDRAWN);
  }

  @Test
  void a_retry_after_it_has_failed_for_good_submits_again() {
    chain.policy("b", Policies.onFailure(FailurePolicy.HOLD));
    Instance<Void> instance = open();
    laboratory.pass(HOUR.multipliedBy(5));
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    questions = 1;
    instance.retry();
    laboratory.pass(HOUR);
    assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "b#1", "c#1");
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void nothing_is_asked_while_stopped_and_at_once_afterwards() {
    questions = 1;
    Instance<Void> instance = open();
    instance.stop();
    laboratory.pass(HOUR.multipliedBy(3));
    assertThat(asked).isEmpty();
    instance.start();
    laboratory.runAll();
    assertThat(asked).containsExactly("handle 42", "made 7");
  }
}
