package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler refuses by itself keeps its message and its place, and nothing is added. */
class CompilerSpeaksTest {
  private static final String IMPORTS =
      """
      package flows;
      import dev.surefoot.*;
      import shop.*;
      """;

  private static final String REFUSED =
      """
      @Flow("refused") class RefusedFlow extends FlowDefinition<Order> {
        @Override protected Body<Order> define() { return task(null, CheckCard.class); }
      }
      """;

  /** Only so that the compiler runs rounds, after which it says less about the same mistakes. */
  private static final class Idle extends AbstractProcessor {
    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return true;
    }
  }

  private static Compiled alone(String source) {
    List<String> plain =
        Javac.withShop()
            .only(new Idle())
            .source("flows/OrderFlow.java", source)
            .compile()
            .diagnostics();
    Compiled compiled = Javac.withShop().source("flows/OrderFlow.java", source).compile();
    assertThat(plain).as("the compiler without the processor").isNotEmpty();
    assertThat(compiled.diagnostics()).isEqualTo(plain);
    assertThat(compiled.success()).isFalse();
    return compiled;
  }

  private static String flow(String members) {
    return IMPORTS
        + "@Flow(\"order\") final class OrderFlow extends FlowDefinition<Order> {\n"
        + members
        + "\n}\n";
  }

  private static String define(String statements) {
    return flow("@Override protected Body<Order> define() {\n" + statements + "\n}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return task(Missing.class);",
        "return task(CheckCard.class).task(shop.Missing.class);",
        "return task(Steps.Missing.class);",
        "return task(missing.Step.class);",
        "return task(Order.MISSING, CheckCard.class);",
        "return task(missing, CheckCard.class);",
        "return task(missing(), CheckCard.class);",
        "return missing(task(CheckCard.class));",
        "return task(CheckCard.class).missing();",
        "return task(System.getPropertyy(\"x\"), CheckCard.class);",
        "return task();",
        "return task(\"x\");",
        "return task(CheckCard.class, \"x\");",
        "return task(\"x\", CheckCard.class, 3);",
        "return task(3, CheckCard.class);",
        "return redirectTo();",
        "return pass(3);",
        "return end().end(3);",
        "return branch(\"a\", pass());",
        "return task(CheckCard.class).otherwise(pass());",
        "return parallel(\"p\", task(CheckCard.class));",
        "return parallel(branch(\"a\", pass()));",
        "return parallel(\"p\", branch(\"a\"));",
        "return choice(\"c\").when(\"a\", CardCheck::declined, pass()).otherwise(pass());",
        "return choice(\"c\").when(\"a\", Order::missing, pass()).otherwise(pass());",
        "return choice(\"c\").when(\"a\", o -> o.missing(), pass()).otherwise(pass());",
        "return choice(\"c\").when(\"a\", o -> 3, pass()).otherwise(pass());",
        "return choice(\"c\").when(\"a\", Missing.class, o -> true, pass()).otherwise(pass());",
        "return choice(\"c\").when(\"a\", Order::big).otherwise(pass());",
        "return choice(\"c\").otherwise(\"x\", pass());",
        "return choice(\"c\").otherwise();",
        "return await();",
        "return await(\"a\");",
        "return await(\"a\", 3);",
        "return await(\"a\", CardCheck.class, 3);",
        "return await(\"a\", CardCheck.class, pass());",
        "return await(\"a\", CardCheck.class, correlatedBy());",
        "return await(\"a\", CardCheck.class, correlatedBy(CardCheck.class, CardCheck::declined, 3));",
        "return await(\"a\", CardCheck.class, after(\"1d\"));",
        "return await(\"a\", CardCheck.class, after(\"1d\", 3));",
        "return pause();",
        "return pause(\"p\");",
        "return pause(\"p\", 3);",
        "return task(CheckCard.class).task(ChargeCard.class, backTo());",
        "return task(CheckCard.class).task(ChargeCard.class, backTo(CheckCard.class));",
        "return task(CheckCard.class).task(ChargeCard.class, backTo(CheckCard.class, 1, 2));",
        "return task(CheckCard.class).task(ChargeCard.class, backTo(CheckCard.class, \"x\"));",
        "return task(CheckCard.class).task(ChargeCard.class, backTo(3, 3));",
        "return task(CheckCard.class).task(ChargeCard.class, pass());",
        "return subflow();",
        "return subflow(\"s\");",
        "return subflow(\"s\", 3);",
        "return subflow(\"s\", CheckCard.class);",
        "return subflow(\"s\", new CheckCard());",
        "return subflow(\"s\", new Missing());",
        "return 3;",
        "return \"x\";",
        "return;",
        "return choice(\"c\").when(\"a\", Order::big, () -> pass()).otherwise(pass());",
        "return choice(\"c\").when(\"a\", Order::big, this::define).otherwise(pass());",
        "int x = \"s\";\nreturn pass();",
        "Strin x = null;\nreturn pass();",
        "Body<String> x = task(CheckCard.class);\nreturn x;",
        "",
      })
  void inDefine(String statements) {
    alone(define(statements));
  }

  @Test
  void aTypeVariableOfTheFlowsClassIsNoStep() {
    alone(
        IMPORTS
            + "@Flow(\"order\") final class OrderFlow<CheckCard> extends FlowDefinition<Order> {\n"
            + "@Override protected Body<Order> define() { return task(CheckCard.class); } }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@Override protected abstract Body<Order> define();",
        "@Override protected Body<Missing> define() { return task(CheckCard.class); }",
        "@Override protected Body<Order> define() { return part(); } Missing part() { return null; }",
        "@Override protected Body<Order> define() { return task(T.class); } <T> void x(T t) {}",
        "@Override protected <T> Body<Order> define() { return task(T.class); }",
        "@Override protected Body<Order> define() { return a(); } "
            + "private <CheckCard> Open<Order> a() { return task(CheckCard.class); }",
        "static final String N = \"a\" + missing; "
            + "@Override protected Body<Order> define() { return task(N, CheckCard.class); }",
        "@Step(undo = UndoContract.NONE) static class S { @Run void run(Missing m) {} } "
            + "@Override protected Body<Order> define() { return task(S.class); }",
        "@Step(undo = UndoContract.NONE) "
            + "static class S extends Missing { @Run void run(Order m) {} } "
            + "@Override protected Body<Order> define() { return task(S.class); }",
        "interface A { class S {} } interface B { class S {} } static abstract class C implements A, B {} "
            + "@Override protected Body<Order> define() { return task(C.S.class); }",
        "@Override protected Body<Order> define() { return a(pass(), this); } "
            + "private Open<Order> a(Open<Order> b, Object o) { return b; } "
            + "private Open<Order> a(Body<Order> b, OrderFlow o) { return pass(); }",
        "@Override protected Body<Order> define() { return a(pass()); } "
            + "private Open<Order> a(Left<Order> b) { return pass(); }",
        "@Override protected Body<Order> define() { return a(3); } "
            + "private Open<Order> a(String b) { return task(b, CheckCard.class); }",
      })
  void inTheFlowClass(String members) {
    alone(flow(members));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class OrderFlow extends Missing<Order> {",
        "class OrderFlow extends FlowDefinition<Missing> {",
        "@Flow(result = Missing.class) class OrderFlow extends FlowDefinition<Order> {",
        "@Flow(redirections = Redirections.NONE) class OrderFlow extends FlowDefinition<Order> {",
        "@Flow(3) class OrderFlow extends FlowDefinition<Order> {",
        "class OrderFlow extends FlowDefinition<Order> { int x = missing;",
        "class OrderFlow extends OrderFlow {",
        "class Other { String s = 3; } class OrderFlow extends FlowDefinition<Order> {",
        "class OrderFlow extends FlowDefinition<Order> { syntax",
      })
  void aroundTheFlow(String head) {
    String annotated =
        head.startsWith("@Flow") || head.startsWith("class Other")
            ? head.replace(
                "class OrderFlow",
                head.startsWith("@") ? "class OrderFlow" : "@Flow class OrderFlow")
            : "@Flow " + head;
    alone(
        IMPORTS
            + annotated
            + " @Override protected Body<Order> define() { return task(CheckCard.class); } }");
  }

  @Test
  void anUnknownNameInOneFlowIsNotHiddenByAMistakeInAnother() {
    for (String statement : List.of("return task(Missing.class);", "return task(\"x\");")) {
      List<String> said =
          Javac.withShop()
              .source("flows/OrderFlow.java", define(statement) + REFUSED)
              .compile()
              .diagnostics();

      assertThat(said).filteredOn(d -> d.contains("] error: ")).hasSize(2);
      assertThat(said).anyMatch(d -> d.contains("] error: [SF-READ-CONSTANT]"));
    }
  }

  @Test
  void anUnknownNameIsNotHiddenByAMistakeInTheSameFlow() {
    alone(define("return task(Missing.class).task(null, CheckCard.class);"));
  }

  @Test
  void whatIsGeneratedFromAFlowThatIsLeftToTheCompilerIsStubbed() {
    assertThat(alone(define("return task(\"x\");")).recorder().stubs)
        .containsExactly("flows.OrderFlow");
    assertThat(alone(define("return task(Missing.class);")).recorder().stubs)
        .containsExactly("flows.OrderFlow");
  }

  @Test
  void aTypeErrorElsewhereIsToldBesideAMistakeInAFlow() {
    Compiled compiled =
        Javac.withShop()
            .source("flows/RefusedFlow.java", IMPORTS + REFUSED)
            .source("flows/Other.java", "package flows; class Other { int x = \"text\"; }")
            .compile();

    assertThat(compiled.diagnostics()).hasSize(2);
    assertThat(compiled.diagnostics().toString())
        .contains("Other.java", "incompatible types", "RefusedFlow.java", "[SF-");
  }

  @Test
  void callersOfAFlowWithAMistakeFindTheTypesThatTheyWillFind() {
    String caller =
        """
        package flows;
        class Caller {
          shop.Order ask(dev.surefoot.runtime.spi.Store store) throws Exception {
            try (var engine = RefusedFlowBinding.open(store, new Object())) {
              return engine.start("key", new shop.Order("1", 5)).result();
            }
          }
        }
        """;
    Compiled compiled =
        Javac.generating()
            .source(
                "flows/RefusedFlow.java",
                IMPORTS
                    + REFUSED.replace(
                        "(\"refused\")", "(value = \"refused\", result = Order.class)"))
            .source("flows/Caller.java", caller)
            .compile();

    assertThat(compiled.diagnostics()).singleElement().asString().contains("[SF-READ-CONSTANT]");
  }
}
