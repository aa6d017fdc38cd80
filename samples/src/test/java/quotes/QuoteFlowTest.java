package quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.check.Surefoot;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.FlowEngine;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.InstanceWaitsException;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.internal.reflect.ReflectedFlow;
import dev.surefoot.runtime.spi.StepOutputs;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.testing.CrashLaboratory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several outputs and skipping, through generated code and by reflection, in memory and on H2. */
class QuoteFlowTest {
  private static final QuoteFlow.Request SMALL = new QuoteFlow.Request(List.of(1, 2), true);
  private static final QuoteFlow.Request DEAR = new QuoteFlow.Request(List.of(60, 7), true);
  private static final QuoteFlow.Request UNKNOWN = new QuoteFlow.Request(List.of(1), false);

  @TempDir private Path folder;
  private final List<String> undone = Collections.synchronizedList(new ArrayList<>());
  private final Store memory = Stores.memory();

  enum Way {
    GENERATED_IN_MEMORY,
    GENERATED_ON_H2,
    REFLECTED_IN_MEMORY,
    REFLECTED_ON_H2
  }

  private FlowEngine<QuoteFlow.Request, QuoteFlow.Letter> open(Way way, boolean works) {
    Store store = way.name().endsWith("H2") ? Stores.h2(folder.resolve("quotes")) : memory;
    Object[] steps = {
      new QuoteFlow.Price(undone),
      new QuoteFlow.Thank(undone),
      new QuoteFlow.Stamp(undone),
      new QuoteFlow.Approve(),
      new QuoteFlow.Send(works)
    };
    BoundFlow<QuoteFlow.Request, QuoteFlow.Letter> flow =
        way.name().startsWith("GENERATED")
            ? QuoteFlowBinding.of(
                (QuoteFlow.Price) steps[0],
                (QuoteFlow.Thank) steps[1],
                (QuoteFlow.Stamp) steps[2],
                (QuoteFlow.Approve) steps[3],
                (QuoteFlow.Send) steps[4])
            : BoundFlow.from(ReflectedFlow.checked(new QuoteFlow(), QuoteFlow.Letter.class, steps));
    return FlowEngine.open(store, flow);
  }

  private static void awaitHeld(Instance<?> instance) {
    assertThatThrownBy(instance::result).isInstanceOf(InstanceWaitsException.class);
  }

  @ParameterizedTest
  @EnumSource
  void eachComponentIsADatumOfItsOwn(Way way) throws Exception {
    try (var engine = open(way, true)) {
      assertThat(engine.start("small", SMALL).result())
          .isEqualTo(new QuoteFlow.Letter("3 6 [for 1, for 2]"));
      assertThat(engine.start("dear", DEAR).result())
          .isEqualTo(new QuoteFlow.Letter("67 134 [for 60, for 7] with a cup the boss of 5"));
    }
    assertThat(undone).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void afterARestartTheyAreReadFromTheRowThatMadeThem(Way way) throws Exception {
    try (var engine = open(way, false)) {
      awaitHeld(engine.start("dear", DEAR));
    }
    try (var engine = open(way, true)) {
      Instance<QuoteFlow.Letter> instance = engine.find("dear").orElseThrow();
      instance.retry("send", "me", "the post is back");
      assertThat(instance.result())
          .isEqualTo(new QuoteFlow.Letter("67 134 [for 60, for 7] with a cup the boss of 5"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theUndoIsGivenWhatItsOwnExecutionMade(Way way) {
    try (var engine = open(way, false)) {
      awaitHeld(engine.start("dear", DEAR));
    }
    try (var engine = open(way, false)) {
      Instance<QuoteFlow.Letter> instance = engine.find("dear").orElseThrow();
      instance.cancelWithUndo("me", "no more");
      assertThat(instance.ended().toCompletableFuture().join()).isEqualTo(InstanceState.CANCELLED);
    }
    assertThat(undone).containsExactly("stamp sealed", "thank cup", "price 134 5 [for 60, for 7]");
  }

  @ParameterizedTest
  @EnumSource
  void whatSkippedIsRecordedSoAndNeverUndone(Way way) {
    try (var engine = open(way, false)) {
      Instance<QuoteFlow.Letter> instance = engine.start("small", SMALL);
      awaitHeld(instance);
      assertThat(instance.report().calls())
          .filteredOn(call -> call.status() == Report.Status.SKIPPED)
          .extracting(Report.Call::step)
          .containsExactly("thank", "stamp");
      instance.cancelWithUndo("me", "no more");
      assertThat(instance.ended().toCompletableFuture().join()).isEqualTo(InstanceState.CANCELLED);
    }
    assertThat(undone).containsExactly("price 6 5 [for 1, for 2]");
  }

  @ParameterizedTest
  @EnumSource
  void aComponentThatIsNullFailsTheStepAndAllCanBeGivenInItsPlace(Way way) throws Exception {
    try (var engine = open(way, true)) {
      Instance<QuoteFlow.Letter> instance = engine.start("unknown", UNKNOWN);
      awaitHeld(instance);
      assertThat(instance.detail().executions().get(0).attempts().get(0).failure().message())
          .isEqualTo(
              "step 'price' returned no quotes.QuoteFlow$Discount among its outputs, but null");
      assertThatThrownBy(() -> instance.skip("price", StepOutputs.of(1, 2), "me", "by hand"))
          .isInstanceOf(RequestRefusedException.class)
          .hasMessageContaining("give StepOutputs.of(...) all of them");
      instance.skip(
          "price",
          StepOutputs.of(8, 9, new QuoteFlow.Discount(0), List.of("by hand")),
          "me",
          "by hand");
      assertThat(instance.result()).isEqualTo(new QuoteFlow.Letter("8 9 [by hand]"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void allAreKeptInOneRow(Way way) throws Exception {
    try (var engine = open(way, true)) {
      Instance<QuoteFlow.Letter> instance = engine.start("small", SMALL);
      instance.result();
      assertThat(instance.detail().executions().get(0).output())
          .isEqualTo("3\n6\n{\"percent\":5}\n[\"for 1\",\"for 2\"]");
    }
  }

  @Test
  void theFlowIsProvedByReflectionToo() {
    assertThat(Surefoot.check(QuoteFlow.class)).isEmpty();
  }

  @Test
  void whateverBecomesOfAQuoteItIsTheSameWhereverItsProcessIsKilled() {
    for (QuoteFlow.Request request : List.of(SMALL, DEAR)) {
      for (boolean works : new boolean[] {true, false}) {
        CrashLaboratory.of(ArrayList<String>::new, undone -> quotes(undone, works), request)
            .observing(Set::copyOf)
            .crashEverywhere();
      }
    }
  }

  private static BoundFlow<QuoteFlow.Request, QuoteFlow.Letter> quotes(
      List<String> undone, boolean works) {
    return QuoteFlowBinding.of(
        new QuoteFlow.Price(undone),
        new QuoteFlow.Thank(undone),
        new QuoteFlow.Stamp(undone),
        new QuoteFlow.Approve(),
        new QuoteFlow.Send(works));
  }
}
