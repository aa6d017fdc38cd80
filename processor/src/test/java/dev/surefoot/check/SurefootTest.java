package dev.surefoot.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.Cause;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Redirections;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import org.junit.jupiter.api.Test;

class SurefootTest {
  @Step(undo = UndoContract.NONE)
  static final class Pick {
    @Run
    void run() {}
  }

  @Flow("good")
  static final class Good extends FlowDefinition<String> {
    private Good() {}

    @Override
    protected Body<String> define() {
      return task(Pick.class)
          .choice("check")
          .when("short", s -> s.isEmpty(), redirectTo("pick"))
          .otherwise(pass())
          .parallel("ship", branch("parcel", task("pack", Pick.class)));
    }
  }

  @Flow("bad")
  static final class Bad extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return choice("check")
          .when("short", s -> s.isEmpty(), redirectTo("pikc"))
          .otherwise(task(Pick.class));
    }
  }

  @Flow("uncorrelated")
  static final class Uncorrelated extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Pick.class)
          .await("paid", Integer.class, correlatedBy(Long.class, number -> "n" + number))
          .await("known", Integer.class, correlatedBy(text -> text));
    }
  }

  @Flow(value = "until", redirections = Redirections.ANY_SOUND)
  static final class Until extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Pick.class)
          .choice("done")
          .when("yes", s -> s.isEmpty(), pass())
          .otherwise(redirectTo(Pick.class));
    }
  }

  @Flow("counted")
  static final class NeedsArgument extends FlowDefinition<String> {
    NeedsArgument(int count) {
      assertThat(count).isPositive();
    }

    @Override
    protected Body<String> define() {
      return task(Pick.class);
    }
  }

  static final class NoFlow extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Pick.class);
    }
  }

  @Flow("many")
  static final class Many extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("picks", Pick[].class).task("count", int.class);
    }
  }

  @Test
  void whatIsNoClassIsNoStepAndNamedAsJavaWritesIt() {
    assertThatThrownBy(() -> Surefoot.check(Many.class))
        .hasMessageContaining("'" + Pick.class.getName() + "[]' is no step")
        .hasMessageContaining("'int' is no step");
  }

  @Test
  void goodFlowGivesItsWarnings() {
    assertThat(Surefoot.check(Good.class))
        .extracting(Problem::finding)
        .containsExactly(Finding.PARALLEL_NO_SPLIT);
  }

  @Test
  void badFlowIsRefusedWithAllItsProblems() {
    assertThatThrownBy(() -> Surefoot.check(Bad.class))
        .isInstanceOf(FlowRefusedException.class)
        .hasMessage(
            """
            flow 'bad' is refused:
            [SF-TARGET-UNKNOWN] the jump in branch 'short' of 'check' goes to 'pikc', which this flow does not have; did you mean 'pick'?
                fix: jump to a task, choice or parallel of this flow: 'check' and 'pick'""");
  }

  @Step(undo = UndoContract.NONE)
  static final class Tell {
    @Run
    void run(String order, Cause cause) {}
  }

  @Flow(value = "sorry", onFailure = FailurePolicy.FAIL)
  static final class Sorry extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Pick.class);
    }

    @Override
    protected Body<String> onFailure() {
      return task(Tell.class);
    }
  }

  @Flow("early")
  static final class Early extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Tell.class);
    }

    @Override
    protected Body<String> onFailure() {
      return task(Pick.class);
    }
  }

  @Test
  void whatIsDoneOnFailureIsChecked() {
    assertThat(Surefoot.check(Sorry.class)).isEmpty();
    assertThatThrownBy(() -> Surefoot.check(Early.class))
        .hasMessageContaining("[SF-DATA-CAUSE] 'tell' asks for a Cause");
  }

  @Test
  void profileOfTheFlowCounts() {
    assertThat(Surefoot.check(Until.class)).isEmpty();
  }

  @Test
  void classThatCannotBeMadeIsNamed() {
    assertThatThrownBy(() -> Surefoot.check(NeedsArgument.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            NeedsArgument.class.getName() + " has no constructor without parameters; add one");
    assertThatThrownBy(() -> Surefoot.check(NoFlow.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(NoFlow.class.getName() + " has no @Flow annotation");
    @SuppressWarnings("unchecked") // as code without generics gives it
    Class<? extends FlowDefinition<?>> text =
        (Class<? extends FlowDefinition<?>>) (Class<?>) String.class;
    assertThatThrownBy(() -> Surefoot.check(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("java.lang.String is no flow: it does not extend FlowDefinition");
  }

  @Test
  void whatAnAwaitIsFoundByIsToBeKnown() {
    assertThatThrownBy(() -> Surefoot.check(Uncorrelated.class))
        .isInstanceOf(FlowRefusedException.class)
        .hasMessageContaining(
            "[SF-DATA-CORRELATION] the correlation of 'paid' asks for a Long, which no step makes")
        .hasMessageNotContaining("'known'");
  }
}
