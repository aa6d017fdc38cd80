package dev.surefoot.check.undo;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Poll;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.UndoContract;
import dev.surefoot.check.Finding;
import dev.surefoot.check.FlowRefusedException;
import dev.surefoot.check.Problem;
import dev.surefoot.check.Surefoot;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/**
 * Flows that go back as they should, and what running their definition says of those that cannot.
 */
class UndoCheckTest {
  @Step
  static final class Silent {
    @Run
    void run() {}
  }

  @Step
  static final class Pay {
    @Run
    void run() {}

    @Undo
    void back() {}
  }

  @Step(undo = UndoContract.IRREVERSIBLE)
  static final class Mail {
    @Run
    void run() {}
  }

  @Step(undo = UndoContract.NONE, attempts = Step.UNLIMITED, backoff = "1s")
  static final class Close {
    @Run
    void run() {}
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.HOLD)
  static final class Archive {
    @Run
    void run() {}
  }

  @Flow("sends-last")
  static final class SendsLast extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Pay.class).task(Mail.class).task(Close.class).task(Archive.class);
    }
  }

  @Flow("either-way")
  static final class EitherWay extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return choice("how")
          .when("mail", s -> s.isEmpty(), task(Mail.class))
          .otherwise(task(Pay.class));
    }
  }

  @Flow(value = "held", onFailure = FailurePolicy.HOLD)
  static final class Held extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Mail.class).task(Silent.class);
    }
  }

  @Flow("pays-late")
  static final class PaysLate extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Silent.class).task(Mail.class).task(Pay.class);
    }
  }

  @Step(undo = UndoContract.NONE, attempts = 2, backoff = "1h")
  static final class Hourly {
    @Run
    void run() {}
  }

  @Step(undo = UndoContract.NONE, attempts = 2, backoff = "30s", maxBackoff = "30s")
  static final class Even {
    @Run
    void run() {}
  }

  @Step(undo = UndoContract.NONE)
  static final class Ask {
    @Run
    String run() {
      return "ticket";
    }

    @Poll(every = "1m", timeout = "1m")
    Optional<Integer> ask(String ticket) {
      return Optional.empty();
    }
  }

  @Flow("limits")
  static final class Limits extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Hourly.class).task(Even.class).task(Ask.class);
    }
  }

  @Step(undo = UndoContract.NONE, attempts = 0)
  static final class Never {
    @Run
    void run() {}
  }

  @Flow("nothing")
  static final class Nothing extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("once", Never.class).task("twice", Never.class);
    }
  }

  @Test
  void policiesMayBeAtTheirLimits() {
    assertThat(Surefoot.check(Limits.class))
        .extracting(Problem::finding)
        .containsOnly(Finding.DATA_UNREAD);
  }

  @Test
  void policyThatContradictsItselfIsToldOnceByRunningTheDefinition() {
    assertThatThrownBy(() -> Surefoot.check(Nothing.class))
        .isInstanceOf(FlowRefusedException.class)
        .hasMessageContainingAll("[SF-POLICY-ATTEMPTS] step 'Never' has 0 attempts")
        .extracting(Throwable::getMessage, as(InstanceOfAssertFactories.STRING))
        .containsOnlyOnce("SF-");
  }

  @Test
  void nothingIsSaidOfFlowsThatCanGoBackOrNeverDo() {
    assertThat(Surefoot.check(SendsLast.class)).isEmpty();
    assertThat(Surefoot.check(EitherWay.class)).isEmpty();
    assertThat(Surefoot.check(Held.class)).isEmpty();
  }

  @Test
  void runningTheDefinitionFindsWhatTheCompilerFinds() {
    assertThatThrownBy(() -> Surefoot.check(PaysLate.class))
        .isInstanceOf(FlowRefusedException.class)
        .hasMessageContaining(
            "[SF-UNDO-UNSAID] step 'Silent' does not say how it is undone, and flow 'pays-late'"
                + " compensates")
        .hasMessageContaining(
            "[SF-UNDO-PIVOT] 'mail' cannot be undone, and 'pay' can fail for good after it");
  }
}
