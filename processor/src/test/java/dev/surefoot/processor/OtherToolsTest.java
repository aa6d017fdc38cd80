package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Task;
import dev.surefoot.net.Net;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jetbrains.jps.javac.APIWrappers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows beside other processors, under build tools' wrappers, in modules, with other options. */
class OtherToolsTest {
  private static final String FLOW =
      """
      package flows;
      import dev.surefoot.*;
      import shop.*;
      @Flow("order") final class OrderFlow extends FlowDefinition<Order> {
        @Override protected Body<Order> define() { return task(%s).task(CheckCard.class); }
      }
      """;

  private static final String WRONG = FLOW.formatted("null, ReserveStock.class");

  private static Generating.Generated step(String name) {
    return new Generating.Generated(
        "flows." + name,
        "package flows; @dev.surefoot.Step(undo = dev.surefoot.UndoContract.NONE) class "
            + name
            + " { @dev.surefoot.Run void run(shop.Order order) {} }");
  }

  private static List<String> names(FlowModel flow) {
    return flow.body().nodes().stream().map(n -> ((Task) n).name().text()).toList();
  }

  @Test
  void stepsThatAnotherProcessorGeneratesInTwoRounds() {
    Compiled compiled =
        Javac.withShop()
            .processor(new Generating(step("First"), step("Second")))
            .source("flows/OrderFlow.java", FLOW.formatted("First.class).task(Second.class"))
            .source(
                "flows/AnotherFlow.java",
                FLOW.formatted("ReserveStock.class")
                    .replace("OrderFlow", "AnotherFlow")
                    .replace("\"order\"", "\"another\""))
            .compile();
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(names(compiled.read("flows.OrderFlow")))
        .containsExactly("first", "second", "check-card");
    assertThat(compiled.read("flows.OrderFlow")).isEqualTo(compiled.run("flows.OrderFlow"));
    assertThat(compiled.recorder().flows.keySet())
        .containsExactly("flows.AnotherFlow", "flows.OrderFlow");
  }

  @Test
  void whatAStepsMethodsTakeMayBeGeneratedToo() {
    Compiled compiled =
        Javac.withShop()
            .processor(
                new Generating(
                    new Generating.Generated("flows.Data", "package flows; class Data {}")))
            .source("flows/OrderFlow.java", FLOW.formatted("Work.class"))
            .source(
                "flows/Work.java",
                "package flows; @dev.surefoot.Step(undo = dev.surefoot.UndoContract.NONE) class Work { @dev.surefoot.Run void run(java.util.Optional<Data> d) {} }")
            .compile();
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(names(compiled.read("flows.OrderFlow"))).containsExactly("work", "check-card");
  }

  @Test
  void aMistakeInOneFlowIsReportedWhenAnotherOneHadToWait() {
    Compiled compiled =
        Javac.withShop()
            .processor(new Generating(step("First")))
            .source("flows/OrderFlow.java", FLOW.formatted("First.class"))
            .source(
                "flows/AnotherFlow.java",
                WRONG.replace("OrderFlow", "AnotherFlow").replace("\"order\"", "\"another\""))
            .compile();
    assertThat(compiled.diagnostics()).hasSize(1);
    assertThat(compiled.diagnostics().get(0))
        .startsWith("AnotherFlow.java:[5,58] error: [SF-READ-CONSTANT] ");
  }

  /** Generates a class of the name that real output has. */
  private record Binding(ProcessingEnvironment environment) implements FlowOutput {
    @Override
    public void write(FlowClass flow, Net net) {
      write(flow.type(), "static final int STEPS = " + flow.steps().size() + ";");
    }

    @Override
    public void writeStub(TypeElement flow, List<String> steps) {
      write(flow, "static final int STEPS = 0;");
    }

    @Override
    public void writeUnproved(UnreadFlow flow) {
      write(flow.type(), "");
    }

    private void write(TypeElement flow, String members) {
      String name = flow.getSimpleName() + "Binding";
      try (Writer writer =
          environment.getFiler().createSourceFile("flows." + name, flow).openWriter()) {
        writer.write("package flows; final class " + name + " {" + members + "}");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Compiled withUser(String flow) {
    return Javac.withShop()
        .only(new SurefootProcessor(Binding::new))
        .source("flows/OrderFlow.java", flow)
        .source(
            "flows/User.java",
            """
            package flows;
            import flows.OrderFlowBinding;
            class User { OrderFlowBinding binding; int steps = OrderFlowBinding.STEPS; }
            """)
        .compile();
  }

  @Test
  void classesThatUseWhatIsGenerated() {
    assertThat(withUser(FLOW.formatted("ReserveStock.class")).diagnostics()).isEmpty();
  }

  @Test
  void classesThatUseWhatIsGeneratedAddNoErrorToOneInTheFlow() {
    assertThat(withUser(WRONG).diagnostics())
        .singleElement()
        .asString()
        .startsWith("OrderFlow.java:[5,58] error: [SF-READ-CONSTANT] ");
  }

  @Test
  void classesThatUseWhatIsGeneratedDoNotHideAnUnknownNameInTheFlow() {
    Compiled compiled = withUser(FLOW.formatted("Missing.class"));
    assertThat(compiled.diagnostics())
        .filteredOn(d -> d.startsWith("OrderFlow.java:[5,58] error: cannot find symbol"))
        .hasSize(1);
    assertThat(compiled.diagnostics())
        .noneMatch(d -> d.contains("class OrderFlowBinding\n  location: package"));
    assertThat(compiled.classes()).isDirectoryNotContaining("glob:**Waiting*");
  }

  @Test
  void wrappedEnvironmentsOfBuildTools() {
    readsUnder(Wrapping::likeGradle);
    readsUnder(Wrapping::likeIntellij);
    readsUnder(e -> APIWrappers.wrap(ProcessingEnvironment.class, e));
    readsUnder(e -> Wrapping.likeGradle(Wrapping.likeIntellij(e)));
  }

  private static void readsUnder(java.util.function.UnaryOperator<ProcessingEnvironment> wrapper) {
    Javac javac = Javac.withShop().source("flows/OrderFlow.java", WRONG);
    javac.only(new Wrapping(new SurefootProcessor(e -> javac.recorder()), wrapper));
    assertThat(javac.compile().diagnostics())
        .singleElement()
        .asString()
        .startsWith("OrderFlow.java:[5,58] error: [SF-READ-CONSTANT] ");
  }

  @Test
  void anotherCompilerIsToldOnceThatFlowsAreNotProved() {
    Javac javac =
        Javac.withShop()
            .without("-Werror")
            .source("flows/OrderFlow.java", WRONG)
            .source("flows/AnotherFlow.java", WRONG.replace("OrderFlow", "AnotherFlow"));
    javac.only(new Wrapping(new SurefootProcessor(e -> javac.recorder()), Wrapping::likeEclipse));
    Compiled compiled = javac.compile();
    assertThat(compiled.success()).isTrue();
    assertThat(compiled.diagnostics())
        .singleElement()
        .asString()
        .contains("warning: flows are proved by javac only");
  }

  @Test
  void procOnlyReportsTheSame() {
    Compiled compiled =
        Javac.withShop().options("-proc:only").source("flows/OrderFlow.java", WRONG).compile();
    assertThat(compiled.diagnostics())
        .singleElement()
        .asString()
        .startsWith("OrderFlow.java:[5,58] error: [SF-READ-CONSTANT] ");
  }

  @Test
  void procOnlyOnClassFilesDoesNothing() throws IOException {
    Compiled compiled =
        Javac.withShop()
            .source("flows/OrderFlow.java", FLOW.formatted("ReserveStock.class"))
            .compile();
    var compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Javac.Recorder recorder = new Javac.Recorder();
    String path =
        String.join(
            java.io.File.pathSeparator,
            compiled.classes().toString(),
            Shop.CLASSES.toString(),
            System.getProperty("java.class.path"));
    try (var files = compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, null)) {
      var task =
          compiler.getTask(
              null,
              files,
              diagnostics,
              List.of("-proc:only", "-cp", path, "-d", compiled.classes().toString()),
              List.of("flows.OrderFlow"),
              null);
      task.setProcessors(List.of(new SurefootProcessor(e -> recorder)));
      assertThat(task.call()).isTrue();
    }
    assertThat(diagnostics.getDiagnostics()).isEmpty();
    assertThat(recorder.flows).isEmpty();
  }

  @Test
  void inAModule(@TempDir Path folder) throws Exception {
    Path dsl =
        Path.of(
            dev.surefoot.Flow.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path nullness =
        Path.of(
            org.jspecify.annotations.NullMarked.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    Path shop = jar(Shop.CLASSES, folder.resolve("shop.jar"));
    Path automatic = Files.isDirectory(dsl) ? jar(dsl, folder.resolve("surefoot-dsl.jar")) : dsl;
    Javac javac =
        Javac.withShop()
            .without("-Werror")
            .without("-Xlint:all")
            .options(
                "-p",
                String.join(
                    java.io.File.pathSeparator,
                    automatic.toString(),
                    shop.toString(),
                    nullness.toString()))
            .source("module-info.java", "module flows { requires surefoot.dsl; requires shop; }")
            .source("flows/OrderFlow.java", FLOW.formatted("ReserveStock.class"));
    Compiled compiled = javac.compile();
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(names(compiled.read("flows.OrderFlow")))
        .containsExactly("reserve-stock", "check-card");
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(
            new JarEntry(
                classes.relativize(file).toString().replace(java.io.File.separatorChar, '/')));
        out.write(Files.readAllBytes(file));
      }
    }
    return jar;
  }

  @Test
  void moduleImports() {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
    Compiled compiled =
        Javac.withShop()
            .source(
                "flows/OrderFlow.java",
                """
                package flows;
                import module java.base;
                import module java.sql;
                import dev.surefoot.*;
                import shop.*;
                @Flow("order") final class OrderFlow extends FlowDefinition<Order> {
                  @Override protected Body<Order> define() {
                    return task(CheckCard.class).task(A1.class).task(A2.class).task(A3.class)
                        .choice("c")
                        .when("list", List.class, l -> l.isEmpty(), pass())
                        .when("connection", Connection.class, c -> c.hashCode() > 0, pass())
                        .when("source", javax.xml.transform.Source.class, c -> c.hashCode() > 0, pass())
                        .when("order", Order.class, Order::big, pass())
                        .otherwise(pass());
                  }
                  @SuppressWarnings("rawtypes")
                  @Step(undo = UndoContract.NONE)
                  static final class A1 { @Run List run() { return List.of(); } }
                  @Step(undo = UndoContract.NONE)
                  static final class A2 { @Run Connection run() { throw new Error(); } }
                  @Step(undo = UndoContract.NONE) static final class A3 {
                    @Run javax.xml.transform.Source run() { throw new Error(); }
                  }
                }
                """)
            .compile();
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(compiled.read("flows.OrderFlow")).isEqualTo(compiled.run("flows.OrderFlow"));
  }

  @Test
  void besideLombok() throws Exception {
    javax.annotation.processing.Processor lombok =
        (javax.annotation.processing.Processor)
            Class.forName("lombok.launch.AnnotationProcessorHider$AnnotationProcessor")
                .getDeclaredConstructor()
                .newInstance();
    Compiled compiled =
        Javac.withShop()
            .without("-Werror")
            .without("-Xlint:all")
            .processor(lombok)
            .source(
                "flows/OrderFlow.java",
                """
                package flows;
                import dev.surefoot.*;
                import lombok.*;
                import shop.*;
                @Flow("order") @NoArgsConstructor final class OrderFlow extends FlowDefinition<Order> {
                  @Override protected Body<Order> define() {
                    val first = task(Work.class);
                    return first.choice("c").when("x", Made.class, Made::isReady, pass()).otherwise(pass());
                  }
                }
                @Value class Made { boolean ready; }
                @Step(undo = UndoContract.NONE) @RequiredArgsConstructor class Work {
                  private final String name;
                  @Run Made run(Order order) { val ready = order.big(); return new Made(ready); }
                }
                """)
            .compile();
    assertThat(compiled.diagnostics()).noneMatch(d -> d.contains("error:"));
    assertThat(compiled.read("flows.OrderFlow")).isEqualTo(compiled.run("flows.OrderFlow"));
  }

  private static final String SHORT_FLOW =
      """
      package flows;
      import static flows.OrderFlowNet.Task.CHECK_CARD;
      import dev.surefoot.*;
      import shop.*;
      @Flow("order") final class OrderFlow extends FlowDefinition<Order> {
        static final String FIRST = CHECK_CARD.stepName();
        @Override protected Body<Order> define() {
          return task(CheckCard.class).task(ReserveStock.class)%s;
        }
      }
      """;

  @Test
  void allWarningsAsErrors() {
    Compiled compiled =
        Javac.withShop()
            .only(new SurefootProcessor())
            .source("flows/OrderFlow.java", SHORT_FLOW.formatted(""))
            .compile();
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(compiled.success()).isTrue();
  }

  @Test
  void stubsKnowTheStepsThatWereRead() {
    for (String mistake : List.of(".end()", ".task(toString(), CheckCard.class)")) {
      Compiled compiled =
          Javac.withShop().source("flows/OrderFlow.java", SHORT_FLOW.formatted(mistake)).compile();
      assertThat(compiled.recorder().stubSteps)
          .containsExactly(List.of("check-card", "reserve-stock"));
    }
    assertThat(
            Javac.withShop()
                .only(new SurefootProcessor())
                .source("flows/OrderFlow.java", SHORT_FLOW.formatted(".end()"))
                .compile()
                .diagnostics())
        .hasSize(1)
        .allSatisfy(said -> assertThat(said).contains("[SF-END-TOP]"));
  }
}
