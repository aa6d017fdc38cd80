package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FlowDefinition;
import dev.surefoot.check.RandomFlows;
import dev.surefoot.check.Surefoot;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows that are laid into others, from source and as they were compiled before. */
class SubflowsTest {
  private static final String HEAD = "package flows;\nimport dev.surefoot.*;\nimport shop.*;\n";

  /** Its own steps, a choice with a datum of its own, an end inside, and a result. */
  private static final String INVOICE =
      HEAD
          + """
          @Flow(value = "invoice", result = Receipt.class)
          public final class InvoiceFlow extends FlowDefinition<Order> {
            @Override protected Body<Order> define() {
              return task(Make.class)
                  .choice("check", CheckCard.class)
                      .when("declined", CardCheck.class, CardCheck::declined, task("tell", SendInvoice.class).end())
                      .when("free", order -> order.total() == 0, redirectTo(Make.class))
                      .otherwise(task(SendInvoice.class));
            }
            @Step(undo = UndoContract.NONE) public static class Make {
              @Run public Receipt make(Order order) { return new Receipt(order.id()); }
            }
          }
          """;

  private static final String ORDER =
      HEAD
          + """
          @Flow(value = "order", result = Receipt.class)
          public final class OrderFlow extends FlowDefinition<Order> {
            @Override protected Body<Order> define() {
              return task(ChargeCard.class).subflow("invoicing", new InvoiceFlow()).task(CloseOrder.class);
            }
          }
          """;

  @TempDir private Path folder;

  private static String flow(String name, String input, String body) {
    return HEAD
        + "@Flow final class %s extends FlowDefinition<%s> { @Override protected Body<%s> define() {\n return %s; } }"
            .formatted(name, input, input, body);
  }

  private Compiled generated(String in, String... namesAndSources) {
    return generated(List.of(), in, namesAndSources);
  }

  /**
   * With what the processor writes, which javac finds on the class path too after the first time.
   */
  private Compiled generated(List<Path> classPath, String in, String... namesAndSources) {
    Javac javac = Javac.withShop().only(new SurefootProcessor()).without("-Xlint:all");
    classPath.forEach(javac::classPath);
    for (int i = 0; i < namesAndSources.length; i += 2) {
      javac.source("flows/" + namesAndSources[i] + ".java", namesAndSources[i + 1]);
    }
    try {
      return javac.compile(Files.createDirectories(folder.resolve(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TreeMap<String, String> filesOf(Compiled compiled, String start) {
    try (Stream<Path> all = Files.walk(compiled.classes())) {
      TreeMap<String, String> files = new TreeMap<>();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().matches(start + ".*\\.(java|svg|pnml)")) {
          files.put(file.getFileName().toString(), Files.readString(file));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Compiled inOneCompilation(String... namesAndSources) {
    Javac javac = Javac.withShop();
    for (int i = 0; i < namesAndSources.length; i += 2) {
      javac.source("flows/" + namesAndSources[i] + ".java", namesAndSources[i + 1]);
    }
    Compiled compiled = javac.compile();
    assertThat(compiled.diagnostics()).isEmpty();
    return compiled;
  }

  private static void assertReadAsRun(Compiled compiled, String flow) {
    assertThat(compiled.read(flow)).isEqualTo(compiled.run(flow));
  }

  private static List<String> tasks(FlowModel flow) {
    return NetCompiler.compile(flow).transitions().stream()
        .filter(t -> t.kind() == dev.surefoot.net.Transition.Kind.TASK)
        .map(dev.surefoot.net.Transition::name)
        .toList();
  }

  @Test
  void stepsAreNamedAfterTheirSubflow() {
    Compiled compiled = inOneCompilation("InvoiceFlow", INVOICE, "OrderFlow", ORDER);
    assertReadAsRun(compiled, "flows.OrderFlow");
    assertThat(tasks(compiled.read("flows.OrderFlow")))
        .containsExactly(
            "charge-card",
            "invoicing/make",
            "invoicing/check",
            "invoicing/tell",
            "invoicing/send-invoice",
            "close-order");
  }

  @Test
  void subflowsStandWhereverStepsStand() {
    String everywhere =
        flow(
            "EverywhereFlow",
            "Order",
            """
            subflow("first", new NestedFlow())
                .parallel("both",
                    branch("one", subflow("in-branch", new PlainFlow())),
                    branch("other", subflow("beside", new PlainFlow())))
                .choice("size", CheckCard.class)
                    .when("big", Order::big, subflow("in-choice", new PlainFlow()).redirectTo("both"))
                    .when("again", CardCheck.class, CardCheck::declined, redirectTo("first"))
                    .otherwise(subflow("last", new NothingFlow()))
            """);
    Compiled compiled =
        inOneCompilation(
            "EverywhereFlow",
            everywhere,
            "NestedFlow",
            flow(
                "NestedFlow",
                "Order",
                "subflow(\"inner\", new PlainFlow()).task(CloseOrder.class)"),
            "PlainFlow",
            flow(
                "PlainFlow",
                "Order",
                "parallel(\"both\", branch(\"a\", task(CheckCard.class)), branch(\"b\", pass()))"),
            "NothingFlow",
            flow("NothingFlow", "Order", "pass()"));
    assertReadAsRun(compiled, "flows.EverywhereFlow");
    assertReadAsRun(compiled, "flows.NestedFlow");
    assertThat(tasks(compiled.read("flows.EverywhereFlow")))
        .containsExactly(
            "first/inner/check-card",
            "first/close-order",
            "in-branch/check-card",
            "beside/check-card",
            "size",
            "in-choice/check-card");
  }

  @Test
  void dataOfEqualTypesInsideAndOutsideAreNotTheSame() {
    // beside a branch that makes a CardCheck too, and with a jump back over both
    Compiled compiled =
        inOneCompilation(
            "OrderFlow",
            flow(
                "OrderFlow",
                "Order",
                """
                parallel("both",
                        branch("a", subflow("checking", new CheckFlow())),
                        branch("b", task(CheckCard.class)),
                        branch("c", subflow("checking-too", new CheckFlow())))
                    .choice("check")
                        .when("declined", CardCheck.class, CardCheck::declined, redirectTo("both"))
                        .otherwise(pass())
                """),
            "CheckFlow",
            flow("CheckFlow", "Order", "task(CheckCard.class)"));
    assertReadAsRun(compiled, "flows.OrderFlow");
  }

  @Test
  void profileAndInputOfASubflowAreItsOwn() {
    String loop =
        HEAD
            + """
            @Flow(value = "loop", redirections = Redirections.ANY_SOUND)
            final class LoopFlow extends FlowDefinition<CardCheck> {
              @Override protected Body<CardCheck> define() {
                return task(Again.class).choice("enough").when("yes", CardCheck::declined, end()).otherwise(redirectTo(Again.class));
              }
              @Step(undo = UndoContract.NONE) static class Again { @Run void run(CardCheck check) {} }
            }
            """;
    Compiled compiled =
        inOneCompilation(
            "LoopFlow",
            loop,
            "OrderFlow",
            flow("OrderFlow", "Order", "task(CheckCard.class).subflow(\"loop\", new LoopFlow())"));
    assertReadAsRun(compiled, "flows.OrderFlow");
  }

  @Test
  void helperMethodsLayInSubflows() {
    Compiled compiled =
        inOneCompilation(
            "OrderFlow",
            HEAD
                + """
                @Flow("order") final class OrderFlow extends FlowDefinition<Order> {
                  private static final String NAME = "invo";
                  @Override protected Body<Order> define() { return billed(task(ChargeCard.class), NAME + "icing"); }
                  private Open<Order> billed(Open<Order> before, String name) {
                    return before.subflow(name, (new flows.InvoiceFlow()));
                  }
                }
                """,
            "InvoiceFlow",
            INVOICE);
    assertReadAsRun(compiled, "flows.OrderFlow");
  }

  @Test
  void subflowsThatWereCompiledBeforeAreLaidInAlike() {
    Compiled together = generated("together", "InvoiceFlow", INVOICE, "OrderFlow", ORDER);
    Compiled first = generated("first", "InvoiceFlow", INVOICE);
    Compiled second = generated(List.of(first.classes()), "second", "OrderFlow", ORDER);
    assertThat(together.diagnostics()).isEmpty();
    assertThat(second.diagnostics()).isEmpty();
    assertThat(filesOf(second, "(Order|order)")).hasSize(4);
    assertThat(filesOf(second, "(Order|order)")).isEqualTo(filesOf(together, "(Order|order)"));
  }

  @Test
  void subflowsOfSubflowsThatWereCompiledBefore() {
    String nested = flow("NestedFlow", "Order", "subflow(\"inner\", new InvoiceFlow())");
    String order = flow("OrderFlow", "Order", "subflow(\"outer\", new NestedFlow())");
    Compiled first = generated("first", "InvoiceFlow", INVOICE);
    Compiled second = generated(List.of(first.classes()), "second", "NestedFlow", nested);
    Compiled third =
        generated(List.of(first.classes(), second.classes()), "third", "OrderFlow", order);
    Compiled together =
        generated("together", "InvoiceFlow", INVOICE, "NestedFlow", nested, "OrderFlow", order);
    assertThat(third.diagnostics()).isEmpty();
    assertThat(filesOf(third, "(Order|order)")).isEqualTo(filesOf(together, "(Order|order)"));
  }

  @Test
  void aFlowThatHasBecomeItsOwnSubflowThroughOneCompiledBeforeIsRefused() {
    Compiled first =
        generated(
            "first",
            "InvoiceFlow",
            flow("InvoiceFlow", "Order", "subflow(\"ordering\", new OrderFlow())"),
            "OrderFlow",
            flow("OrderFlow", "Order", "task(CheckCard.class)"));
    Compiled again =
        generated(
            List.of(first.classes()),
            "again",
            "OrderFlow",
            flow("OrderFlow", "Order", "subflow(\"invoicing\", new InvoiceFlow())"));
    assertThat(again.diagnostics())
        .singleElement()
        .asString()
        .startsWith(
            "OrderFlow.java:[5,30] error: [SF-READ-SUBFLOW] 'OrderFlow' is a sub-flow of itself"
                + " (OrderFlow -> InvoiceFlow -> OrderFlow), but a flow has a fixed shape");
  }

  @Test
  void aSubflowWhoseStepsHaveGoneIsRefused() throws IOException {
    Compiled first = generated("first", "InvoiceFlow", INVOICE);
    Files.delete(first.classes().resolve("flows/InvoiceFlow$Make.class"));
    Compiled second = generated(List.of(first.classes()), "second", "OrderFlow", ORDER);
    assertThat(second.diagnostics())
        .singleElement()
        .asString()
        .contains(
            "[SF-READ-SUBFLOW] 'InvoiceFlow' was compiled with another 'flows.InvoiceFlow$Make'",
            "fix: compile 'InvoiceFlow' again");
  }

  @Test
  void aSubflowOfAnySizeIsKeptInItsClass() {
    String large =
        IntStream.range(0, 8)
            .mapToObj(
                part ->
                    "Open<Order> part%d(Open<Order> before) { return before%s; }"
                        .formatted(
                            part,
                            IntStream.range(0, 100)
                                .mapToObj(
                                    i ->
                                        ".task(\"%s-%d-%d\", CheckCard.class)"
                                            .formatted("long".repeat(20), part, i))
                                .collect(Collectors.joining())))
            .collect(Collectors.joining("\n"));
    String body =
        IntStream.range(0, 8).mapToObj(part -> "part" + part + "(").collect(Collectors.joining())
            + "pass()"
            + ")".repeat(8);
    Compiled first =
        generated(
            "first",
            "LargeFlow",
            HEAD
                + "@Flow final class LargeFlow extends FlowDefinition<Order> { @Override protected"
                + " Body<Order> define() { return "
                + body
                + "; }\n"
                + large
                + "}");
    assertThat(first.diagnostics()).isEmpty();
    Compiled second =
        generated(
            List.of(first.classes()),
            "second",
            "OrderFlow",
            flow("OrderFlow", "Order", "subflow(\"large\", new LargeFlow())"));
    assertThat(second.diagnostics()).isEmpty();
    assertThat(filesOf(second, "order").get("order-flow.pnml"))
        .contains("large/" + "long".repeat(20) + "-7-99<");
  }

  @Test
  void stepsOfASubflowThatAnotherProcessorGenerates() {
    Compiled compiled =
        Javac.withShop()
            .processor(
                new Generating(
                    new Generating.Generated(
                        "flows.Late",
                        "package flows; @dev.surefoot.Step(undo = dev.surefoot.UndoContract.NONE)"
                            + " class Late { @dev.surefoot.Run void run(shop.Order order) {} }")))
            .source("flows/LateFlow.java", flow("LateFlow", "Order", "task(Late.class)"))
            .source(
                "flows/OrderFlow.java",
                flow("OrderFlow", "Order", "subflow(\"s\", new LateFlow())"))
            .compile();
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(tasks(compiled.read("flows.OrderFlow"))).containsExactly("s/late");
  }

  @Test
  void whatTheCompilerFindsInASubflowIsLeftToIt() {
    Compiled compiled =
        Javac.withShop()
            .source("flows/LateFlow.java", flow("LateFlow", "Order", "task(Nowhere.class)"))
            .source(
                "flows/OrderFlow.java",
                flow("OrderFlow", "Order", "subflow(\"s\", new LateFlow())"))
            .compile();
    assertThat(compiled.diagnostics()).singleElement().asString().contains("cannot find symbol");
  }

  @Test
  void ownMistakesAreToldBesideThoseOfASubflow() {
    Compiled compiled =
        Javac.withShop()
            .source("flows/EndFlow.java", flow("EndFlow", "Order", "task(CheckCard.class).end()"))
            .source(
                "flows/OrderFlow.java",
                flow(
                    "OrderFlow",
                    "Order",
                    "subflow(\"s\", new EndFlow()).task(\"Bad\", CheckCard.class)"))
            .compile();
    assertThat(compiled.diagnostics())
        .extracting(said -> said.substring(0, said.indexOf(']', said.indexOf("[SF")) + 1))
        .containsExactlyInAnyOrder(
            "EndFlow.java:[5,30] error: [SF-END-TOP]",
            "OrderFlow.java:[5,42] error: [SF-NAME-FORM]");
  }

  @Test
  void aFlowOfAnySizeIsReadBackFromItsText() {
    for (long seed = 0; seed < 500; seed++) {
      FlowModel flow = RandomFlows.flow(seed, 3 + (int) (seed % 40), 0.5);
      assertThat(ModelText.read(ModelText.write(flow), none -> flow))
          .as("seed %d", seed)
          .isEqualTo(flow);
    }
  }

  @Test
  void boundFlowKnowsTheGuardsInsideAndIsHosted() throws Exception {
    Compiled compiled = generated("together", "InvoiceFlow", INVOICE, "OrderFlow", ORDER);
    try (URLClassLoader loader = loader(compiled)) {
      Class<?> binding = loader.loadClass("flows.OrderFlowBinding");
      var of =
          Arrays.stream(binding.getMethods())
              .filter(m -> m.getName().equals("of"))
              .findFirst()
              .orElseThrow();
      assertThat(of.getParameterTypes())
          .extracting(Class::getSimpleName)
          .containsExactly("ChargeCard", "Make", "CheckCard", "SendInvoice", "CloseOrder");
      Object[] steps = new Object[of.getParameterCount()];
      for (int i = 0; i < steps.length; i++) {
        steps[i] = of.getParameterTypes()[i].getDeclaredConstructor().newInstance();
      }
      BoundFlow<?, ?> bound = (BoundFlow<?, ?>) of.invoke(null, steps);
      try (Engine engine = Engine.open(Stores.memory(), bound)) {
        assertThat(engine.refused()).isEmpty();
      }
      Class<?> task = loader.loadClass("flows.OrderFlowNet$Task");
      assertThat(task.getEnumConstants())
          .extracting(Object::toString)
          .contains("INVOICING$MAKE", "INVOICING$SEND_INVOICE");
    }
  }

  @Test
  void runningAndCheckingWithoutTheProcessorSeesSubflows() throws Exception {
    Compiled compiled = generated("together", "InvoiceFlow", INVOICE, "OrderFlow", ORDER);
    try (URLClassLoader loader = loader(compiled)) {
      @SuppressWarnings("unchecked")
      Class<? extends FlowDefinition<?>> order =
          (Class<? extends FlowDefinition<?>>) loader.loadClass("flows.OrderFlow");
      assertThat(Surefoot.check(order)).noneMatch(dev.surefoot.check.Problem::isError);
    }
  }

  private static URLClassLoader loader(Compiled compiled) throws IOException {
    return new URLClassLoader(
        new URL[] {compiled.classes().toUri().toURL(), Shop.CLASSES.toUri().toURL()},
        SubflowsTest.class.getClassLoader());
  }
}
