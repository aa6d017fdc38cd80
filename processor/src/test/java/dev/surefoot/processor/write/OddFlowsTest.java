package dev.surefoot.processor.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Key;
import dev.surefoot.runtime.spi.FlowCode;
import java.lang.reflect.Constructor;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows at the edges of the language, each compiled with all warnings as errors. */
class OddFlowsTest {
  private static final String IMPORTS =
      """
      package odd;

      import dev.surefoot.Body;
      import dev.surefoot.Flow;
      import dev.surefoot.FlowDefinition;
      import dev.surefoot.Run;
      import dev.surefoot.Step;
      import dev.surefoot.Undo;
      import dev.surefoot.UndoContract;
      """;

  @TempDir Path folder;

  private static String step(String name) {
    return "@Step(undo = UndoContract.NONE) final class "
        + name
        + " { @Run void run(String input) {} }\n";
  }

  private static String flow(String input, String body) {
    return """
    @Flow
    final class OddFlow extends FlowDefinition<%s> {
      @Override protected Body<%1$s> define() {
        return %s;
      }
    }
    """
        .formatted(input, body);
  }

  /** Compiles sources of one class each; the flow is {@code odd.OddFlow}. */
  private Compilation compiled(String... sources) {
    return with(new Compilation(folder), sources).proved("odd.OddFlow");
  }

  private static Compilation with(Compilation compilation, String... sources) {
    for (String source : sources) {
      Matcher name = Pattern.compile("class (\\w+)").matcher(source);
      assertThat(name.find()).isTrue();
      compilation.with("odd." + name.group(1), IMPORTS + source);
    }
    return compilation;
  }

  @Test
  void userTypesMayBeCalledLikeThoseOfTheBinding() {
    List<String> names =
        List.of(
            "Key",
            "Net",
            "Store",
            "FlowCode",
            "FlowEngine",
            "StepCall",
            "Objects",
            "Code",
            "Call",
            "Definition",
            "UndoKind",
            "Exception",
            "Class",
            "Nullable",
            "Generated",
            "Task");
    String body =
        names.stream().map(name -> "task(" + name + ".class)").collect(Collectors.joining("."));
    Compilation compilation = new Compilation(folder);
    names.forEach(name -> with(compilation, step(name)));
    with(compilation, flow("String", body)).proved("odd.OddFlow");
    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void typesThatCauseWarningsCauseNoneInGeneratedCode() throws Exception {
    Compilation compilation =
        compiled(
            """
            @SuppressWarnings({"rawtypes", "deprecation", "removal"})
            @Step final class Raw {
              @Run java.util.List read(Old old, Gone gone) { return java.util.List.of(); }
              @Undo void undo(java.util.List made) {}
            }
            """,
            """
            @Step(undo = UndoContract.NONE) final class Make {
              @SuppressWarnings({"deprecation", "removal"})
              @Run Old make(Gone gone) { return new Old(); }
            }
            """,
            "@Deprecated class Old {}",
            "@Deprecated(forRemoval = true) class Gone {}",
            "@SuppressWarnings(\"removal\")\n" + flow("Gone", "task(Make.class).task(Raw.class)"));
    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void genericStepIsCalledByItsErasure() throws Exception {
    Compilation compilation =
        compiled(
            """
            @Step(undo = UndoContract.NONE) class Count<T extends CharSequence> {
              @Run int count(T text) { return text.length(); }
            }
            """,
            flow("CharSequence", "task(Count.class)"));
    assertThat(compilation.messages()).isEmpty();
    try (LoadedFlow loaded = new LoadedFlow(compilation, "odd.OddFlowBinding")) {
      CallData data = new CallData().with(Key.of(CharSequence.class), "four");
      assertThat(loaded.code.run("count", data)).isEqualTo(4);
    }
  }

  @Test
  void stepsThatAreTooManyForParametersComeAsAnArray() throws Exception {
    int count = 260;
    Compilation compilation = new Compilation(folder);
    IntStream.range(0, count)
        .forEach(
            i ->
                with(
                    compilation,
                    """
                    @Step(undo = UndoContract.NONE)
                    public class S%1$d { @Run int run() { return %1$d; } }
                    """
                        .formatted(i)));
    String body =
        IntStream.range(0, count)
            .mapToObj(i -> "task(S" + i + ".class)")
            .collect(Collectors.joining("\n."));
    with(compilation, flow("String", body)).proved("odd.OddFlow");
    assertThat(compilation.messages()).isEmpty();
    try (URLClassLoader loader = compilation.load()) {
      Class<?> code = loader.loadClass("odd.OddFlowBinding");
      Constructor<?> constructor = code.getDeclaredConstructor(Object[].class);
      constructor.setAccessible(true);
      Object[] steps = new Object[count];
      for (int i = 0; i < count; i++) {
        steps[i] = loader.loadClass("odd.S" + i).getConstructor().newInstance();
      }
      FlowCode<?, ?> flow = (FlowCode<?, ?>) constructor.newInstance((Object) steps);
      assertThat(flow.run("s259", new CallData())).isEqualTo(259);
      steps[7] = steps[8];
      assertThatThrownBy(() -> constructor.newInstance((Object) steps))
          .cause()
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("flow 'odd-flow' needs an instance of odd.S7");
    }
  }

  @Test
  void flowWithoutStepsCompiles() {
    assertThat(compiled(flow("String", "pass()")).messages()).isEmpty();
  }

  @Test
  void nestedGenericFlowCompilesUnderJoinedNames() {
    Compilation compilation =
        with(
                new Compilation(folder),
                step("Only"),
                """
                public final class Outer {
                  @Flow
                  public static final class Inner<T> extends FlowDefinition<String> {
                    @Override protected Body<String> define() {
                      return task(Only.class);
                    }
                  }
                }
                """)
            .proved("odd.Outer$Inner");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated())
        .containsKeys("odd/Outer_InnerNet.java", "odd/Outer_InnerBinding.java");
    assertThat(compilation.generated().get("odd/Outer_InnerNet.java"))
        .contains("\npublic final class Outer_InnerNet {");
    assertThat(compilation.generated().get("odd/Outer_InnerBinding.java"))
        .as("a step of it is not public")
        .contains("\nfinal class Outer_InnerBinding extends ");
  }

  @Test
  void netThatIsLongerThanAConstantIsReadWhole() throws Exception {
    String longName = "a-name-that-is-as-long-as-names-may-be".repeat(2) + "-";
    String branches =
        IntStream.range(0, 9)
            .mapToObj(
                b ->
                    "branch(\"b"
                        + b
                        + "\", "
                        + IntStream.range(0, 60)
                            .mapToObj(i -> "task(\"" + longName + b + "-" + i + "\", Only.class)")
                            .collect(Collectors.joining("\n."))
                        + ")")
            .collect(Collectors.joining(",\n"));
    Compilation compilation =
        compiled(step("Only"), flow("String", "parallel(\"all\", " + branches + ")"));
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.net("odd.OddFlow").text().length()).isGreaterThan(0xFFFF);
    try (LoadedFlow loaded = new LoadedFlow(compilation, "odd.OddFlowBinding")) {
      assertThat(loaded.code.net()).isEqualTo(compilation.net("odd.OddFlow"));
    }
  }

  @Test
  void flowOfThreeThousandStepsCompilesAndCallsEach() throws Exception {
    String counting =
        """
        @Step public final class Count {
          @Run int run(String input) { return input.length(); }
          @Undo void undo(String input, int made) { throw new IllegalStateException(input + made); }
        }
        """;
    String branches =
        IntStream.range(0, 60)
            .mapToObj(
                b ->
                    "branch(\"b"
                        + b
                        + "\", "
                        + IntStream.range(0, 50)
                            .mapToObj(i -> "task(\"s" + (50 * b + i) + "\", Count.class)")
                            .collect(Collectors.joining("\n."))
                        + ")")
            .collect(Collectors.joining(",\n"));
    Compilation compilation =
        compiled(counting, flow("String", "parallel(\"all\", " + branches + ")"));
    assertThat(compilation.messages()).isEmpty();
    try (LoadedFlow loaded = new LoadedFlow(compilation, "odd.OddFlowBinding")) {
      CallData data =
          new CallData().with(Key.of(String.class), "four").with(Key.of(Integer.class), 4);
      for (int step = 0; step < 3_000; step++) {
        String name = "s" + step;
        assertThat(loaded.code.run(name, data)).isEqualTo(4);
        assertThatThrownBy(() -> loaded.code.undo(name, data)).hasMessage("four4");
      }
    }
  }

  @Test
  void withoutTheRuntimeThereIsNoBinding() {
    Compilation compilation =
        with(
                new Compilation(folder, Compilation.DSL_ONLY),
                step("Only"),
                flow("String", "task(Only.class)"))
            .proved("odd.OddFlow");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated().keySet())
        .containsExactly(
            "META-INF/surefoot/odd-flow.pnml",
            "META-INF/surefoot/odd-flow.svg",
            "odd/OddFlowNet.java");
  }

  @Test
  void stubsLetImportsAndTypicalCallersCompile() {
    String caller =
        """
        package caller;

        import static odd.OddFlowNet.Task.ONLY;

        import dev.surefoot.runtime.BoundFlow;
        import dev.surefoot.runtime.FlowEngine;
        import dev.surefoot.runtime.Instance;
        import dev.surefoot.runtime.Rollback;
        import dev.surefoot.runtime.spi.Store;
        import java.util.Set;
        import odd.OddFlowBinding;
        import odd.OddFlowNet;

        final class Caller {
          BoundFlow<String, Void> bound() {
            return OddFlowBinding.of(new Object(), 7);
          }

          FlowEngine<String, Void> open(Store store) {
            return OddFlowBinding.open(store, new Object());
          }

          String names() {
            return OddFlowNet.NET.flow() + ONLY.stepName();
          }

          Rollback back() {
            return Rollback.to(ONLY).from(ONLY);
          }

          Set<OddFlowNet.Task> allowed(Instance<Void> instance) {
            return instance.allowedTargets(Rollback.Mode.TOKEN, OddFlowNet.Task.class);
          }
        }
        """;
    Compilation compilation = new Compilation(folder).with("caller.Caller", caller);
    with(
        compilation,
        step("Only"),
        flow("String", "task(Only.class)").replace("final", "public final"));
    compilation.stubbed("odd.OddFlow", List.of("only"));
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.generated().keySet())
        .containsExactly("odd/OddFlowBinding.java", "odd/OddFlowNet.java");
  }
}
