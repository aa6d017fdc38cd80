package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows under Eclipse's compiler: not proved there, but run only if they prove right at start. */
class EclipseCompilerTest {
  @TempDir Path folder;

  private static final String STEPS =
      """
      package trade;
      import dev.surefoot.*;
      import java.util.List;
      import java.util.Optional;
      record Order(String customer, int total) {}
      record Line(String article, int pieces) {}
      record Address(String street) {}
      record Receipt(String text) {}

      abstract class Making<T> {
        @Run T make(Order order) { return of(order); }
        abstract T of(Order order);
      }
      @Step(undo = UndoContract.NONE) class PickLines extends Making<List<Line>> {
        @Override List<Line> of(Order order) { return List.of(new Line("tea", order.total())); }
      }
      @Step class BillTo {
        static String undone = "";
        @Run @Named("billing") Address find(Order order) { return new Address("Mill Lane"); }
        @Undo void forget(@Named("billing") Address made, Cause cause, Attempt attempt) {
          undone = made.street() + " for " + cause.step() + " #" + attempt.number();
        }
      }
      @Step(undo = UndoContract.NONE) class Discount {
        @Run int percent(Order order) { return 5; }
      }
      @Step(undo = UndoContract.NONE) class Close {
        @Run Receipt close(
            List<Line> lines, @Named("billing") Address to, Optional<Integer> percent)
            throws Exception {
          if (lines.get(0).pieces() > 1000) {
            throw new Exception("too many");
          }
          return new Receipt(lines + " to " + to.street() + " less " + percent.orElse(0));
        }
      }
      """;

  private static final String FLOW =
      """
      package trade;
      import dev.surefoot.*;
      @Flow(value = "trade", result = Receipt.class)
      class TradeFlow extends FlowDefinition<Order> {
        @Override protected Body<Order> define() {
          return %s
              .choice("size")
                  .when("large", o -> o.total() > 10, task(Discount.class))
                  .otherwise(pass())
              .task(Close.class);
        }
      }
      """;

  private static final String RIGHT =
      """
      parallel("prepare",
                  branch("lines", task(PickLines.class)), branch("bill", task(BillTo.class)))""";

  private static final String MAIN =
      """
      package trade;
      import dev.surefoot.runtime.*;
      public class Main {
        public static String large() throws Exception { return run(20); }
        public static String small() throws Exception { return run(2); }
        public static String broken() throws Exception {
          try {
            return run(2000);
          } catch (InstanceFailedException e) {
            return BillTo.undone;
          }
        }
        private static String run(int total) throws Exception {
          try (FlowEngine<Order, Receipt> trade =
              TradeFlowBinding.open(
                  Stores.memory(), new Close(), new Discount(), new BillTo(), new PickLines())) {
            return trade.start("1", new Order("Ann", total)).result().text();
          }
        }
        public static String byName() {
          return BoundFlow.of(
              new TradeFlow(), new Close(), new Discount(), new BillTo(), new PickLines()).name();
        }
        public static int places() { return TradeFlowNet.NET.places().size(); }
        public static void missing() { TradeFlowBinding.of(new Close(), new PickLines()); }
        public static void twice() {
          TradeFlowBinding.of(
              new Close(), new Discount(), new BillTo(), new PickLines(), new PickLines());
        }
        public static void surplus() {
          TradeFlowBinding.of(
              new Close(), new Discount(), new BillTo(), new PickLines(), "text");
        }
        public static void nothing() {
          TradeFlowBinding.of(new Close(), null, new BillTo(), new PickLines());
        }
      }
      """;

  private Eclipse compiled(String start) throws Exception {
    Eclipse eclipse =
        new Eclipse(folder)
            .source("trade/Steps.java", STEPS)
            .source("trade/TradeFlow.java", FLOW.formatted(start))
            .source("trade/Main.java", MAIN)
            .compile();
    assertThat(eclipse.errors()).isEmpty();
    return eclipse;
  }

  @Test
  void theCompilerWarnsOnceAndCallersOfTheBindingCompile() throws Exception {
    assertThat(compiled(RIGHT).messages())
        .filteredOn(message -> message.contains("flows are proved by javac only"))
        .singleElement()
        .asString()
        .startsWith("WARNING: ")
        .contains("dev.surefoot:surefoot-processor must be on the class path");
  }

  @Test
  void aRightFlowRuns() throws Throwable {
    Eclipse eclipse = compiled(RIGHT);
    assertThat(eclipse.call("trade.Main", "large"))
        .isEqualTo("[Line[article=tea, pieces=20]] to Mill Lane less 5");
    assertThat(eclipse.call("trade.Main", "small"))
        .isEqualTo("[Line[article=tea, pieces=2]] to Mill Lane less 0");
    assertThat(eclipse.call("trade.Main", "broken")).isEqualTo("Mill Lane for close #1");
    assertThat(eclipse.call("trade.Main", "byName")).isEqualTo("trade");
    assertThat((int) eclipse.call("trade.Main", "places")).isPositive();
  }

  @Test
  void aWrongFlowIsRefusedAtStartWithTheFinding() throws Throwable {
    Eclipse eclipse =
        compiled(
            """
            task(BillTo.class).parallel("prepare",
                branch("lines", task(PickLines.class)
                    .choice("enough")
                        .when("no", o -> o.total() > 5, redirectTo(BillTo.class))
                        .otherwise(pass())),
                branch("other", pass()))""");
    assertThatThrownBy(() -> eclipse.call("trade.Main", "large"))
        .hasMessageStartingWith(
            """
            trade.TradeFlow is refused, for running it could go wrong:
            [SF-REDIRECT-BARRIER] the jump in branch 'no' of 'enough' goes to 'bill-to', out of branch 'lines' of parallel 'prepare'
            """)
        .hasMessageContaining("fix: jump to a step of branch 'lines'");
  }

  @Test
  void dataThatIsMissingIsFoundAtStartToo() throws Throwable {
    Eclipse eclipse = compiled("task(BillTo.class)");
    assertThatThrownBy(() -> eclipse.call("trade.Main", "large"))
        .hasMessageContaining("[SF-DATA-MISSING] 'close'")
        .hasMessageContaining("List<Line>");
  }

  @Test
  void withoutTheCheckerNothingStartsAndTheMessageSaysWhatToAdd() throws Throwable {
    Eclipse eclipse = compiled(RIGHT);
    assertThatThrownBy(() -> eclipse.callWithoutChecker("trade.Main", "large"))
        .hasMessage(
            "trade.TradeFlow was compiled by a compiler that cannot prove flows, such as"
                + " Eclipse's: it is checked when it starts, and there is no checker; add"
                + " dev.surefoot:surefoot-processor with what it depends on to the class path of"
                + " the running program (in Maven a dependency of scope runtime), or compile the"
                + " flow with javac");
  }

  @Test
  void aCheckerWithoutWhatItDependsOnIsSaidToBeIncomplete() throws Throwable {
    Eclipse eclipse = compiled(RIGHT);
    assertThatThrownBy(() -> eclipse.callWithHalfAChecker("trade.Main", "large"))
        .hasMessageStartingWith(
            "trade.TradeFlow cannot be checked, for the checker lacks a class: ")
        .hasMessageContaining("add dev.surefoot:surefoot-processor with what it depends on");
  }

  @Test
  void stepInstancesThatAreMissingTwiceThereUnknownOrNullAreRefusedByName() throws Throwable {
    Eclipse eclipse = compiled(RIGHT);
    assertThatThrownBy(() -> eclipse.call("trade.Main", "missing"))
        .hasMessage(
            "trade.TradeFlow lacks an instance of trade.BillTo, trade.Discount; pass one of each");
    assertThatThrownBy(() -> eclipse.call("trade.Main", "twice"))
        .hasMessage("trade.TradeFlow is given 2 instances of trade.PickLines; pass one");
    assertThatThrownBy(() -> eclipse.call("trade.Main", "surplus"))
        .hasMessage(
            "trade.TradeFlow has no use for this instance of java.lang.String; leave it out");
    assertThatThrownBy(() -> eclipse.call("trade.Main", "nothing"))
        .hasMessage("step instance 2 of trade.TradeFlow is null; pass an object");
  }
}
