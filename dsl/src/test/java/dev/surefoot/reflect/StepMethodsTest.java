package dev.surefoot.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Attempt;
import dev.surefoot.Cause;
import dev.surefoot.Outputs;
import dev.surefoot.Poll;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What running code finds wrong with a step class is what the annotation processor finds. */
class StepMethodsTest {
  @Step
  static final class Good {
    @Run
    void run(Attempt attempt, Cause cause) {}

    @Undo
    void back(Attempt attempt, Cause cause) {}
  }

  @Step
  static final class PollAsksForCause {
    @Run
    String run() {
      return "";
    }

    @Poll(every = "1s")
    Optional<Integer> isDone(String handle, Cause cause) {
      return Optional.empty();
    }
  }

  @Step
  static final class RunAsksForOptionalCause {
    @Run
    void run(Optional<Cause> cause) {}
  }

  @Step
  static final class RunMakesOptionalCause {
    @Run
    Optional<Cause> run(Cause cause) {
      return Optional.of(cause);
    }
  }

  @Step
  static final class PollMakesAttempt {
    @Run
    String run() {
      return "";
    }

    @Poll(every = "1s")
    Optional<Attempt> isDone(Attempt attempt) {
      return Optional.of(attempt);
    }
  }

  record Told(String text, Cause cause) {}

  @Step
  static final class ComponentIsCause {
    @Run
    @Outputs
    Told run(Cause cause) {
      return new Told("", cause);
    }
  }

  @Step
  static final class UndoAsksForOptionalAttempt {
    @Run
    void run() {}

    @Undo
    void back(Optional<Attempt> attempt) {}
  }

  @Step
  static final class UndoReturns {
    @Run
    void run() {}

    @Undo
    boolean back() {
      return false;
    }
  }

  private static void assertRefused(Class<?> step, String message, String fix) {
    assertThatThrownBy(() -> StepMethods.of(step))
        .isInstanceOfSatisfying(InvalidStepException.class, e -> assertThat(e.fix()).isEqualTo(fix))
        .hasMessage(message);
  }

  @Test
  void actionsAndUndosMayAskWhichCallItIsAndWhy() {
    assertThat(StepMethods.of(Good.class).undo()).isPresent();
  }

  @Test
  void questionHasNoCause() {
    assertRefused(
        PollAsksForCause.class,
        "@Poll method 'isDone' of step 'PollAsksForCause' asks for a Cause, which only actions and"
            + " undos have",
        "leave it out, or ask for it in the @Run method of a step in onFailure()");
  }

  @Test
  void causeIsNeverMissing() {
    assertRefused(
        RunAsksForOptionalCause.class,
        "@Run method 'run' of step 'RunAsksForOptionalCause' takes an Optional<Cause>, but that is"
            + " no datum, and never missing",
        "take Cause itself");
  }

  @Test
  void causeAndAttemptAreNoOutputs() {
    assertRefused(
        RunMakesOptionalCause.class,
        "@Run method 'run' of step 'RunMakesOptionalCause' makes a Cause, which is no datum",
        "return what others need of it, in a type of its own");
    assertRefused(
        PollMakesAttempt.class,
        "@Poll method 'isDone' of step 'PollMakesAttempt' makes an Attempt, which is no datum",
        "return what others need of it, in a type of its own");
    assertRefused(
        ComponentIsCause.class,
        "component 'cause' of record 'Told' cannot be an output of step 'ComponentIsCause'",
        "give it the type of a datum, and a name of small letters, digits and dashes");
  }

  @Test
  void callIsNeverMissing() {
    assertRefused(
        UndoAsksForOptionalAttempt.class,
        "@Undo method 'back' of step 'UndoAsksForOptionalAttempt' takes an Optional<Attempt>, but"
            + " that is no datum, and never missing",
        "take Attempt itself");
  }

  @Test
  void undoReturnsNothing() {
    assertRefused(
        UndoReturns.class,
        "@Undo method 'back' of step 'UndoReturns' returns boolean, which nobody is given",
        "let it return void; an undo that has failed says so by an exception");
  }
}
