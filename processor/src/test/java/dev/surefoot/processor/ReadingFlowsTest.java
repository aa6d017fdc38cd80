package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.model.Choice;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every form of source is read as what running it builds. */
class ReadingFlowsTest {
  private static final String IMPORTS =
      """
      package flows;
      import dev.surefoot.*;
      import shop.*;
      """;

  /** Reads and runs the flow, and holds the two against each other. */
  private static Compiled same(String source, String... binaryNames) {
    Compiled compiled = Javac.withShop().source("flows/OrderFlow.java", IMPORTS + source).compile();
    assertThat(compiled.diagnostics()).isEmpty();
    for (String name : binaryNames) {
      assertThat(compiled.read(name.replace('$', '.'))).isEqualTo(compiled.run(name));
    }
    return compiled;
  }

  private static Compiled sameBody(String members) {
    return same(
        "@Flow(\"order\") final class OrderFlow extends FlowDefinition<Order> {\n"
            + members
            + "\n}",
        "flows.OrderFlow");
  }

  private static Compiled sameDefine(String statements) {
    return sameBody("@Override protected Body<Order> define() {\n" + statements + "\n}");
  }

  @Test
  void aChainWithEveryVerb() {
    Compiled compiled =
        sameDefine(
            """
            return task(ReserveStock.class)
                .task(CheckCard.class)
                .choice("payment")
                    .when("on-account", Order::onAccount, task(InvoiceLater.class))
                    .when("declined", CardCheck.class, CardCheck::declined,
                        task(AskForOtherCard.class).redirectTo("check-card"))
                    .when("big", o -> o.big()
                        && o.total() > 5, task("check-again", CheckCard.class).redirectTo("payment"))
                    .otherwise(task(ChargeCard.class))
                .choice("decide", Steps.Approve.class).when("no", Order::big, end()).otherwise(pass())
                .parallel("fulfil",
                    branch("parcel", task(PackParcel.class).task(ShipParcel.class)),
                    branch("papers", task(SendInvoice.class)),
                    branch("nothing", pass()))
                .task(CloseOrder.class);
            """);
    Choice payment = (Choice) compiled.read("flows.OrderFlow").body().nodes().get(2);
    assertThat(payment.branches())
        .extracting(b -> b.guard() == null ? null : b.guard().at().text())
        .containsExactly(
            "Order::onAccount", "CardCheck::declined", "o -> o.big() && o.total() > 5", null);
  }

  @Test
  void theEmptyFlowAndBodiesThatStartWithEachVerb() {
    sameDefine("return pass();");
    sameDefine("return choice(\"a\").when(\"b\", Order::big, pass()).otherwise(pass());");
    sameDefine("return parallel(\"a\", branch(\"b\", pass()), branch(\"c\", pass()));");
    sameDefine("return choice(\"a\", CheckCard.class).otherwise(end());");
  }

  @Test
  void localsBlocksParenthesesAndCasts() {
    sameDefine(
        """
        final var name = "first";
        String second = (name + "-") + 'x' + 2 + true + 3L;
        Class<?> step = CheckCard.class;
        {
          java.util.function.Predicate<Order> big = Order::big;
          var start = (task(name, (ReserveStock.class)));
          ;
          Open<Order> more = (start.task(second, step)).task(CloseOrder.class);
          Choice<Order> choice = more.choice("c");
          return choice.when("big", big, pass()).otherwise(pass());
        }
        """);
  }

  @Test
  void casts() {
    Compiled compiled =
        Javac.withShop()
            .without("-Werror")
            .source(
                "flows/OrderFlow.java",
                IMPORTS
                    + """
        @Flow("order") final class OrderFlow extends FlowDefinition<Order> {
          @Override protected Body<Order> define() {
            return (Body<Order>) ((Open<Order>) task((String) "a", (Class<?>) CheckCard.class)).task(CloseOrder.class);
          }
        }
        """)
            .compile();
    assertThat(compiled.success()).isTrue();
    assertThat(compiled.read("flows.OrderFlow")).isEqualTo(compiled.run("flows.OrderFlow"));
  }

  @Test
  void explicitTypeArgumentsThisAndSuper() {
    sameBody(
        """
        @Override protected Body<Order> define() {
          return this.task(ReserveStock.class).parallel("p",
              super.branch("a", OrderFlow.this.task(PackParcel.class)),
              this.branch("b", this.<String>typed(OrderFlow.super.pass())));
        }
        private <T> Open<Order> typed(Open<Order> before) { return before.task(CloseOrder.class); }
        """);
  }

  @Test
  void helperMethodsWithParametersOfEveryKind() {
    sameBody(
        """
        static final String PREFIX = "p-";
        @Override protected Body<Order> define() {
          return close(charge(named("reserve", ReserveStock.class), "charge"))
              .parallel("all", branch("a", pass()), two("b", task(PackParcel.class)))
              .choice("c", CheckCard.class)
              .when("g", Order::big, jump("reserve"))
              .otherwise(fallback(choice("inner").when("x", CardCheck.class, CardCheck::declined, end())));
        }
        private Open<Order> named(String name, Class<?> step) { return task(name, step); }
        private static Open<Order> charge(Open<Order> before, String name) {
          return before.task(PREFIX + name, ChargeCard.class);
        }
        private Open<Order> close(Open<Order> before) { Open<Order> b = before; return b.task(CloseOrder.class); }
        private Branch<Order> two(String name, Body<Order> body) { return branch(name, body); }
        private Left<Order> jump(String to) { return task(AskForOtherCard.class).redirectTo(to); }
        private Body<Order> fallback(Choice<Order> open) { return open.otherwise(pass()); }
        """);
  }

  @Test
  void helpersWithParametersOfVariableArity() {
    sameBody(
        """
        @Override protected Body<Order> define() {
          return all(branch("a", pass()), branch("b", task(PackParcel.class)));
        }
        @SafeVarargs @SuppressWarnings("varargs") private Open<Order> all(Branch<Order>... branches) {
          return named("all", branches);
        }
        @SafeVarargs @SuppressWarnings("varargs")
        private Open<Order> named(String name, Branch<Order>... branches) {
          return parallel(name, branches);
        }
        """);
  }

  @Test
  void guardsThroughHelpersAndLocals() {
    Compiled compiled =
        sameBody(
            """
            @Override protected Body<Order> define() { return way("w", Order::big); }
            private Body<Order> way(String name, java.util.function.Predicate<Order> guard) {
              return choice(name).when("g", guard, pass()).otherwise(pass());
            }
            """);
    Choice choice = (Choice) compiled.read("flows.OrderFlow").body().nodes().get(0);
    assertThat(choice.branches().get(0).guard().at().text()).isEqualTo("Order::big");
  }

  @Test
  void overloadedHelpersAreToldApartByWhatIsPassed() {
    sameBody(
        """
        @Override protected Body<Order> define() {
          return part("x").parallel("p", branch("a", part(CheckCard.class)), branch("b", part(pass())),
              branch("c", pass())).choice("c").when("d", Order::big, part(end())).otherwise(pass());
        }
        private Open<Order> part(String name) { return task(name, ReserveStock.class); }
        private Open<Order> part(Class<?> step) { return task(step); }
        private Open<Order> part(Open<Order> before) { return before.task(PackParcel.class); }
        private Body<Order> part(Body<Order> body) { return body; }
        """);
  }

  @Test
  void inheritedHelpersAndHooksOfAnAbstractFlow() {
    same(
        """
        abstract class Base<I> extends FlowDefinition<I> implements Named {
          @Override protected Body<I> define() { return middle(task(ReserveStock.class)).task(CloseOrder.class); }
          protected abstract Open<I> middle(Open<I> before);
          protected Open<I> twice(Open<I> b) { return b.task("once", CheckCard.class); }
        }
        interface Named { String NAME = "in-the-middle"; }
        @Flow final class OrderFlow extends Base<Order> {
          @Override protected Open<Order> middle(Open<Order> before) { return twice(before).task(NAME, PackParcel.class); }
          @Override protected Open<Order> twice(Open<Order> b) { return super.twice(b).task("two", CheckCard.class); }
        }
        @Flow("another") class AnotherFlow extends Base<Order> {
          @Override protected Open<Order> middle(Open<Order> before) { return Parts.close(before); }
        }
        final class Parts { static <T> Open<T> close(Open<T> b) { return b.task(ShipParcel.class); } }
        """,
        "flows.OrderFlow",
        "flows.AnotherFlow");
  }

  @Test
  void aHelperIsNotOverriddenByAnOverloadOfTheFlowsOwn() {
    same(
        """
        abstract class Parts extends FlowDefinition<Order> {
          @Override protected Body<Order> define() { return part("from-parts"); }
          Open<Order> part(String name) { return task(name, CheckCard.class); }
        }
        @Flow("order") final class OrderFlow extends Parts {
          Open<Order> part(int times) { return task(PackParcel.class); }
        }
        """,
        "flows.OrderFlow");
  }

  @Test
  void constantsFromEverywhere() {
    sameBody(
        """
        static final String OWN = Order.NAME + "-" + Steps.LETTER + Numbers.N + (Numbers.N + 1);
        private final String instance = "instance";
        interface Numbers { int N = 3; String T = \"\"\"
            text\"\"\"; }
        @Override protected Body<Order> define() {
          return task(OWN, CheckCard.class).task(Steps.PACK, PackParcel.class).task(OrderFlow.OWN + "x", CheckCard.class)
              .task(this.instance, CheckCard.class).task(instance + 2, CheckCard.class)
              .task(flows.OrderFlow.Numbers.T, CheckCard.class);
        }
        """);
  }

  @Test
  void stepNamesNestedInheritedShadowedAndQualified() {
    same(
        """
        class Steps { @Step(undo = UndoContract.NONE) static class Close { @Run void run(Order o) {} } }
        class Has { @Step(undo = UndoContract.NONE) static class PackParcel { @Run void run(Order o) {} } }
        interface Inner { @Step(undo = UndoContract.NONE) class Deep { @Run public void run(Order o) {} } }
        class Outer extends Has {
          @Step(undo = UndoContract.NONE) static final class CheckCard { @Run void run(Order o) {} }
          @Flow("nested") static class NestedFlow extends FlowDefinition<Order> implements Inner {
            @Step(undo = UndoContract.NONE) enum SendInvoice { ONE; @Run void run(Order o) {} }
            @Override protected Body<Order> define() {
              return task(CheckCard.class).task(PackParcel.class).task("far", shop.PackParcel.class)
                  .task(Steps.Close.class).task(shop.Steps.Close.class).task(Deep.class).task(SendInvoice.class)
                  .task("q", Outer.NestedFlow.SendInvoice.class).task("r", flows.Outer.CheckCard.class);
            }
          }
        }
        """,
        "flows.Outer$NestedFlow");
  }

  @Test
  void importsByNameStaticAndOnDemand() {
    Compiled compiled =
        Javac.withShop()
            .source(
                "flows/OrderFlow.java",
                """
                package flows;
                import static shop.Steps.Approve;
                import static shop.Steps.PACK;
                import static shop.Order.*;
                import dev.surefoot.Body;
                import dev.surefoot.*;
                import shop.Order;
                import shop.Steps.*;
                @Flow("order") final class OrderFlow extends FlowDefinition<Order> {
                  @Override protected Body<Order> define() {
                    return task(Approve.class).task(PACK, Close.class).task(NAME, Sibling.class);
                  }
                }
                """)
            .source(
                "flows/Sibling.java",
                "package flows; @dev.surefoot.Step(undo = dev.surefoot.UndoContract.NONE) class Sibling { @dev.surefoot.Run void r() {} }")
            .compile();
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(compiled.read("flows.OrderFlow")).isEqualTo(compiled.run("flows.OrderFlow"));
  }

  @Test
  void flowsInEveryKindOfClass() {
    Compiled compiled =
        same(
            """
        enum E { ONE; @Flow("in-enum") static class F extends FlowDefinition<Order> {
          @Override protected Body<Order> define() { return task(CheckCard.class); } } }
        record R(int x) { @Flow("in-record") static class F extends FlowDefinition<Order> {
          @Override protected Body<Order> define() { return task(CheckCard.class); } } }
        interface I { @Flow("in-interface") class F extends FlowDefinition<Order> {
          @Override protected Body<Order> define() { return task(CheckCard.class); } } }
        class G<T> { @Flow("in-generic") static class F<X extends Order> extends FlowDefinition<X> {
          @Override protected Body<X> define() { return task(CheckCard.class); } } }
        @Flow("careful") class Careful extends FlowDefinition<Order> {
          Careful() throws IllegalStateException, java.io.UncheckedIOException, StackOverflowError {}
          @Override protected Body<Order> define() { return task(CheckCard.class); } }
        @Flow class HTTPCallFlow extends FlowDefinition<java.util.List<Order>> {
          @Override protected Body<java.util.List<Order>> define() { return pass(); } }
        """,
            "flows.E$F",
            "flows.R$F",
            "flows.I$F",
            "flows.G$F",
            "flows.Careful",
            "flows.HTTPCallFlow");
    assertThat(compiled.recorder().flows.get("flows.G.F").input()).hasToString("shop.Order");
    assertThat(compiled.recorder().flows.get("flows.HTTPCallFlow").input())
        .hasToString("java.util.List<shop.Order>");
  }

  @Test
  void aFlowClassIsReadWithItsAnnotationAndSteps() {
    Compiled compiled =
        same(
            """
        @Flow(value = "order", result = CardCheck.class, redirections = Redirections.ANY_SOUND)
        final class OrderFlow extends FlowDefinition<Order> {
          @Override protected Body<Order> define() {
            return task(ReserveStock.class).task(CheckCard.class).choice("c", Steps.Approve.class)
                .when("again", Order::big, redirectTo(CheckCard.class)).otherwise(task("x", ReserveStock.class));
          }
        }
        """,
            "flows.OrderFlow");
    FlowClass flow = compiled.recorder().flows.get("flows.OrderFlow");
    assertThat(flow.redirections()).isEqualTo(dev.surefoot.Redirections.ANY_SOUND);
    assertThat(flow.input()).hasToString("shop.Order");
    assertThat(flow.result()).map(Object::toString).contains("shop.CardCheck");
    assertThat(flow.steps())
        .extracting(StepType::binaryName)
        .containsExactly("shop.ReserveStock", "shop.CheckCard", "shop.Steps$Approve");
    assertThat(flow.steps().get(0).undo()).isPresent();
    assertThat(flow.steps().get(1).undo()).isEmpty();
  }

  @Test
  void guardsOnEveryKindOfType() {
    sameDefine(
        """
        return task(A.class).task(B.class).task(C.class).task(D.class).task(E1.class).task(G.class)
            .task(H.class).task(I.class).task(J.class).choice("which")
            .when("a", int.class, i -> i > 3, pass())
            .when("b", String[].class, s -> s.length > 0, pass())
            .when("c", int[][].class, s -> s.length > 0, pass())
            .when("d", java.util.Map.Entry.class, java.util.Objects::nonNull, pass())
            .when("e", java.util.function.Predicate.not(Order::big), pass())
            .when("f", OrderFlow::test, pass())
            .when("g", Key.of(Integer.class), i -> i > 3, pass())
            .when("h", NAMED, (Integer i) -> i > 3, pass())
            .when("i", new Key<java.util.List<? extends Integer>>() {}, i -> i.isEmpty(), pass())
            .when("j", new Key<java.util.List<@Odd ? super @Odd Integer>>() {}, i -> i.isEmpty(), pass())
            .when("l", SUM, (Integer i) -> i > 3, pass())
            .when("k", new Key<java.util.@Odd Set<@Odd Integer @Odd []>>("odd") {}, i -> i.isEmpty(), pass())
            .otherwise(pass());
        }
        static final String NAME = "first";
        static final String SUMS = "s" + (1L + 2) + ('a' + 1) + (1 + 2L) + (1 + 2) + 'c' + true;
        static final Key<Integer> SUM = Key.of(int.class, SUMS);
        static final Key<Integer> NAMED = Key.of(int.class, NAME + "-2");
        @Step(undo = UndoContract.NONE) static class A { @Run int run() { return 1; } }
        @Step(undo = UndoContract.NONE) static class B { @Run String[] run() { return new String[0]; } }
        @Step(undo = UndoContract.NONE) static class C { @Run int[][] run() { return new int[0][]; } }
        @Step(undo = UndoContract.NONE) static class D {
          @SuppressWarnings("rawtypes") @Run java.util.Map.Entry run() { return java.util.Map.entry(1, 2); } }
        @Step(undo = UndoContract.NONE) static class E1 { @Run @Named("first-2") int run() { return 1; } }
        @Step(undo = UndoContract.NONE) static class G {
          @Run java.util.List<? extends Integer> run() { return java.util.List.of(); } }
        @Step(undo = UndoContract.NONE) static class H {
          @Run java.util.List<? super Integer> run() { return java.util.List.of(); } }
        @Step(undo = UndoContract.NONE) static class I {
          @Run @Named("odd") java.util.Set<Integer[]> run() { return java.util.Set.of(); } }
        @Step(undo = UndoContract.NONE) static class J { @Run @Named(SUMS) int run() { return 1; } }
        @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface Odd {}
        private static boolean test(Order o) { return o.big();
        """);
  }

  @Test
  void aLongChain() {
    sameDefine(
        IntStream.range(0, 400)
            .mapToObj(i -> ".task(\"step-" + i + "\", CheckCard.class)")
            .collect(Collectors.joining("\n", "return pass()", ";")));
  }
}
