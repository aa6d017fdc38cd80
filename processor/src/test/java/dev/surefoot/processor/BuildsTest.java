package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.BoundFlow;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** javac as build tools and people call it. */
class BuildsTest {
  @TempDir Path folder;

  private static final String FLOWS =
      """
      package flows;
      import dev.surefoot.*;
      import shop.*;
      @Flow("order") public final class OrderFlow extends FlowDefinition<Order> {
        @Override protected Body<Order> define() {
          return task(CheckCard.class).task(ReserveStock.class);
        }
      }
      @Flow("wrong") final class WrongFlow extends FlowDefinition<Order> {
        @Override protected Body<Order> define() { return task(null, ReserveStock.class); }
      }
      """;

  /** What META-INF/gradle/incremental.annotation.processors promises. */
  @Test
  void everyGeneratedFileHasTheFlowClassAsItsOneOriginatingElement() throws IOException {
    assertThat(
            new String(
                SurefootProcessor.class
                    .getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")
                    .readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("dev.surefoot.processor.SurefootProcessor,isolating\n");
    Map<String, List<String>> origins = new TreeMap<>();
    Javac.withShop()
        .only(new Wrapping(new SurefootProcessor(), environment -> recording(environment, origins)))
        .source("flows/OrderFlow.java", FLOWS)
        .compile();
    List<String> order = List.of("flows.OrderFlow");
    List<String> wrong = List.of("flows.WrongFlow");
    assertThat(origins)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "flows.OrderFlowBinding", order,
                "flows.OrderFlowNet", order,
                "META-INF/surefoot/order.svg", order,
                "META-INF/surefoot/order.pnml", order,
                "flows.WrongFlowBinding", wrong,
                "flows.WrongFlowNet", wrong));
  }

  /** Wraps as Gradle does, so that the processor still finds javac, and notes what is created. */
  private static ProcessingEnvironment recording(
      ProcessingEnvironment environment, Map<String, List<String>> origins) {
    Filer filer =
        (Filer)
            java.lang.reflect.Proxy.newProxyInstance(
                BuildsTest.class.getClassLoader(),
                new Class<?>[] {Filer.class},
                (proxy, method, arguments) -> {
                  if (method.getName().startsWith("create")) {
                    Element[] of = (Element[]) arguments[arguments.length - 1];
                    int name = method.getName().equals("createResource") ? 2 : 0;
                    origins.put(
                        arguments[name].toString(),
                        Arrays.stream(of).map(Object::toString).toList());
                  }
                  return method.invoke(environment.getFiler(), arguments);
                });
    return Wrapping.with(environment, filer);
  }

  private static final String MAIN =
      """
      package flows;
      public class Main {
        public static void main(String[] args) {
          dev.surefoot.runtime.BoundFlow.of(new OrderFlow(), new Object());
        }
      }
      """;

  private static final String RIGHT = FLOWS.substring(0, FLOWS.indexOf("@Flow(\"wrong\")"));

  @Test
  void withoutProcessingTheStartIsRefusedWithWhatToAdd() throws Exception {
    assertThat(javac(javaHome(), RIGHT, MAIN, "-proc:none")).isEmpty();
    assertThat(start(javaHome()))
        .contains("flows.OrderFlow was compiled without Surefoot's annotation processor")
        .contains("dev.surefoot:surefoot-processor to annotationProcessorPaths");
  }

  @Test
  void fromJdk23OnTheClassPathAloneIsSilentAndTheStartIsRefused() throws Exception {
    Path home = recentJdk();
    assertThat(javac(home, RIGHT, MAIN)).isEmpty();
    assertThat(folder.resolve("classes/flows/OrderFlow.class")).exists();
    assertThat(folder.resolve("classes/flows/OrderFlowBinding.class")).doesNotExist();
    assertThat(start(home))
        .contains("there is no flows.OrderFlowBinding")
        .contains("from JDK 23 on javac runs no processor that is merely on the class path");
  }

  @Test
  void theTypedBindingThenIsASymbolThatJavacCannotFind() throws Exception {
    String typed = MAIN.replace("dev.surefoot.runtime.BoundFlow.of", "OrderFlowBinding.of");
    assertThat(javac(javaHome(), RIGHT, typed, "-proc:none"))
        .contains("error: cannot find symbol")
        .contains("symbol:   variable OrderFlowBinding");
  }

  @Test
  void plainJavacFindsTheProcessorOnTheProcessorPath() throws Exception {
    for (Path home : homes()) {
      String path = System.getProperty("java.class.path");
      assertThat(javac(home, RIGHT, MAIN, "-processorpath", path)).doesNotContain("error:");
      assertThat(folder.resolve("classes/flows/OrderFlowBinding.class")).exists();
      assertThat(start(home)).contains("flows.OrderFlow lacks an instance of shop.CheckCard");
    }
  }

  @Test
  void aBindingThatHasBecomeStaleIsRefusedWithWhatDiffers() throws Exception {
    String step =
        "package flows; @dev.surefoot.Step(value = \"%s\", undo = dev.surefoot.UndoContract.NONE) public class Late { @dev.surefoot.Run void run() {} }";
    String flow =
        RIGHT.replace("task(CheckCard.class).task(ReserveStock.class)", "task(Late.class)");
    String main = MAIN.replace("new Object()", "new Late()");
    write("flows/Late.java", step.formatted("early"));
    String sources = folder.toString();
    String processors = System.getProperty("java.class.path");
    assertThat(javac(javaHome(), flow, main, "-processorpath", processors, "-sourcepath", sources))
        .doesNotContain("error:");
    assertThat(start(javaHome())).isEmpty();
    javac(javaHome(), "", "", "-proc:none", write("flows/Late.java", step.formatted("late")));
    assertThat(start(javaHome()))
        .contains("running define() of flow 'order' gives another net")
        .contains("only in the definition: place 0 late");
  }

  private static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  private static List<Path> homes() throws IOException {
    List<Path> homes = new ArrayList<>(List.of(javaHome()));
    recent().ifPresent(homes::add);
    return homes;
  }

  private static Path recentJdk() throws IOException {
    Optional<Path> found = recent();
    assumeThat(found).as("a JDK from 23 on in JAVA_HOME_25 or /usr/lib/jvm").isPresent();
    return found.get();
  }

  private static Optional<Path> recent() throws IOException {
    if (Runtime.version().feature() >= 23) {
      return Optional.of(javaHome());
    }
    String told = System.getenv("JAVA_HOME_25");
    if (told != null) {
      return Optional.of(Path.of(told));
    }
    Path usual = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(usual)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(usual)) {
      return all.filter(home -> home.getFileName().toString().contains("25"))
          .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
          .findFirst();
    }
  }

  /** What javac says; the classes lie in their folder. */
  private String javac(Path home, String flow, String main, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(home.resolve("bin/javac").toString(), "--release", "17"));
    String classes = Files.createDirectories(folder.resolve("classes")).toString();
    command.addAll(List.of("-d", classes, "-cp", classes + File.pathSeparator + classPath()));
    command.addAll(List.of(options));
    command.add(write("flows/OrderFlow.java", flow));
    command.add(write("flows/Main.java", main));
    return run(command);
  }

  private String start(Path home) throws Exception {
    return run(
        List.of(
            home.resolve("bin/java").toString(),
            "-cp",
            folder.resolve("classes") + File.pathSeparator + classPath(),
            "flows.Main"));
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private String run(List<String> command) throws Exception {
    Path out = Files.createTempFile(folder, "out", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return Files.readString(out);
  }

  /** The processor's jar with what it needs, as where somebody adds it as a dependency. */
  private static String classPath() {
    return Stream.of(
            Shop.CLASSES,
            home(FlowDefinition.class),
            home(Flow.class),
            home(BoundFlow.class),
            home(SurefootProcessor.class),
            home(org.jgrapht.Graph.class),
            home(com.palantir.javapoet.JavaFile.class),
            home(org.jspecify.annotations.NullMarked.class))
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
