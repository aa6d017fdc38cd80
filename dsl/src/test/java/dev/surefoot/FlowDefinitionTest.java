package dev.surefoot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.End;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Span;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowDefinitionTest {
  @Step(value = "pay", undo = UndoContract.NONE)
  static final class ChargeCard {}

  @Step(undo = UndoContract.NONE)
  static final class SendInvoice {}

  @Flow
  static final class OrderFlow extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(ChargeCard.class)
          .choice("check", SendInvoice.class)
          .when("empty", String::isEmpty, redirectTo("pay"))
          .when("long", Integer.class, n -> n > 9, task("invoice-again", SendInvoice.class).end())
          .otherwise(pass())
          .parallel(
              "both", branch("left", task("left-pay", ChargeCard.class)), branch("right", pass()));
    }
  }

  static final class Unmarked extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return pass();
    }
  }

  private static Task task(String name, Class<?> step) {
    return Task.of(Name.of(name), StepClass.of(step));
  }

  private static Sequence of(Node... nodes) {
    return new Sequence(List.of(nodes));
  }

  @Test
  void runningADefinitionBuildsItsTree() {
    assertThat(FlowDefinition.modelOf(new OrderFlow()))
        .isEqualTo(
            new FlowModel(
                "order-flow",
                of(
                    task("pay", ChargeCard.class),
                    Choice.of(
                        Name.of("check"),
                        StepClass.of(SendInvoice.class),
                        List.of(
                            Branch.when(
                                Name.of("empty"),
                                Guard.onInput(x -> true),
                                of(Redirect.toName(Name.of("pay")))),
                            Branch.when(
                                Name.of("long"),
                                Guard.on(Integer.class, x -> true),
                                of(task("invoice-again", SendInvoice.class), End.of())),
                            Branch.otherwise(Sequence.EMPTY))),
                    Parallel.of(
                        Name.of("both"),
                        List.of(
                            Branch.parallel(
                                Name.of("left"), of(task("left-pay", ChargeCard.class))),
                            Branch.parallel(Name.of("right"), Sequence.EMPTY))))));
  }

  @Test
  void guardsOverDifferentDataAreDifferent() {
    assertThat(Guard.onInput(x -> true)).isNotEqualTo(Guard.on(Integer.class, x -> true));
  }

  @Test
  void aBodyIsNotChangedByWhatFollowsIt() {
    Open<String> start = new Open<>(Sequence.EMPTY);
    Open<String> one = start.task(ChargeCard.class);
    one.task(SendInvoice.class);
    assertThat(start.sequence()).isEqualTo(Sequence.EMPTY);
    assertThat(one.sequence()).isEqualTo(of(task("pay", ChargeCard.class)));
  }

  @Test
  void aDefinitionWithoutAnnotationIsRefused() {
    assertThatThrownBy(() -> FlowDefinition.modelOf(new Unmarked()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("Unmarked has no @Flow annotation");
  }

  @Flow
  static final class WaitingFlow extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return pause("cool-off", "14d")
          .await("approval", int.class, after("3d", cancelAndEnd()))
          .await("second", Key.of(String.class, "second"))
          .cancelAndRedirectTo(ChargeCard.class);
    }
  }

  @Test
  void waitsAndCancellingExitsAreSteps() {
    assertThat(FlowDefinition.modelOf(new WaitingFlow()).body().nodes())
        .containsExactly(
            Pause.of(Name.of("cool-off"), Span.of("14d")),
            Await.of(
                Name.of("approval"),
                Awaited.of("java.lang.Integer", Integer.class),
                Await.Timeout.of(Span.of("3d"), new Sequence(List.of(End.cancelling())))),
            Await.of(Name.of("second"), Awaited.of("java.lang.String@second", null), null),
            Redirect.toStep(StepClass.of(ChargeCard.class)).cancelling());
  }

  @Flow
  static final class CorrelatedFlow extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      Key<Integer> second = Key.of(Integer.class, "second");
      return await("a", Integer.class, correlatedBy(s -> s))
          .await("b", second, correlatedBy(Integer.class, i -> "i" + i))
          .await("c", Integer.class, correlatedBy(second, i -> "s" + i), after("3d", end()))
          .await("d", second, correlatedBy(String::strip), after("1d", pass()));
    }
  }

  @Test
  void awaitsAreFoundByKeysThatAreComputed() {
    List<Await> awaits =
        FlowDefinition.modelOf(new CorrelatedFlow()).body().nodes().stream()
            .map(Await.class::cast)
            .toList();
    assertThat(awaits)
        .extracting(await -> String.valueOf(await.correlation().key()))
        .containsExactly("null", "java.lang.Integer", "java.lang.Integer@second", "null");
    assertThat(awaits)
        .extracting(await -> await.timeout() != null)
        .containsExactly(false, false, true, true);
    assertThat(awaits.get(0))
        .isNotEqualTo(Await.of(awaits.get(0).name(), awaits.get(0).key(), null));
  }

  @Flow
  static final class ChickenFlow extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return subflow("egg", new EggFlow());
    }
  }

  @Flow
  static final class EggFlow extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return subflow("chicken", new ChickenFlow());
    }
  }

  @Test
  void aSubflowOfItselfIsRefusedWithTheCycle() {
    assertThatThrownBy(() -> FlowDefinition.modelOf(new ChickenFlow()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is a sub-flow of itself: ChickenFlow -> EggFlow -> ChickenFlow");
  }
}
