package dev.surefoot.check.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.UndoContract;
import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.check.Surefoot;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What running a definition says, or does not say, of the data of its flow. */
class DataCheckTest {
  @Step
  static final class Count {
    @Run
    Integer run(String text) {
      return text.length();
    }

    @Undo
    void back(Integer count) {}
  }

  @Step(undo = UndoContract.NONE)
  static final class Measure {
    @Run
    Long run(String text) {
      return (long) text.length();
    }
  }

  @Step(undo = UndoContract.NONE)
  static final class MayCount {
    @Run
    Optional<Integer> run(String text) {
      return Optional.empty();
    }
  }

  @Step(undo = UndoContract.NONE)
  static final class Print {
    @Run
    void run(Integer count) {}
  }

  @Flow("counts")
  static final class Counts extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Count.class);
    }
  }

  @Flow(value = "measures", result = Long.class)
  static final class Measures extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(Measure.class);
    }
  }

  @Flow("measures-twice")
  static final class MeasuresTwice extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("one", Measure.class).task("two", Measure.class);
    }
  }

  @Flow("counts-again")
  static final class CountsAgain extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("first", Count.class)
          .parallel(
              "both",
              branch("one", task(MayCount.class).task("again", Count.class)),
              branch("two", task(Measure.class)))
          .task(Print.class);
    }
  }

  private static String notes(Class<? extends FlowDefinition<?>> flow) {
    assertThat(Surefoot.check(flow)).allMatch(p -> p.finding() == Finding.DATA_UNREAD);
    return Surefoot.check(flow).stream().map(Problem::message).reduce("", String::concat);
  }

  @Test
  void whatAnUndoOrTheResultReadsIsNotNotedAsUnread() {
    assertThat(notes(Counts.class)).isEmpty();
    assertThat(notes(Measures.class)).isEmpty();
  }

  @Test
  void whatNobodyReadsIsNotedOnceHoweverManyMakeIt() {
    assertThat(notes(MeasuresTwice.class)).isEqualTo("nobody reads a Long, which 'one' makes");
  }

  @Test
  void whatABranchMayLoseAndMakesAgainIsKnownAfterTheJoin() {
    assertThat(notes(CountsAgain.class)).isEqualTo("nobody reads a Long, which 'measure' makes");
  }
}
