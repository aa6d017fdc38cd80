package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Right flows of every shape: the sources in each folder of {@code src/test/resources/right}
 * compile without a word, are read as what running them builds, and run to their end.
 *
 * <p>A flow is started with each of the shop's orders, or with what its own {@code static List<...>
 * inputs()} gives. Where an input makes a step fail, the instance goes back. What the engine does
 * not yet execute it refuses by name.
 */
class RightFlowsTest {
  private static final Path RIGHT = Shop.RESOURCES.resolve("right");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(RIGHT)) {
      return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
    }
  }

  @Test
  void areManyAndOfEveryShape() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void compilesAsItReadsAndRunsToItsEnd(String name) throws Exception {
    Compiled compiled = Javac.generating().sources(RIGHT.resolve(name)).compile();
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(compiled.notes()).isEmpty();
    assertThat(compiled.recorder().flows).isNotEmpty();
    for (FlowClass flow : compiled.recorder().flows.values()) {
      try (CompiledFlow loaded = new CompiledFlow(compiled, flow.type())) {
        assertSameByReadingAndRunning(flow, loaded);
        boolean goesBack = ModelText.write(loaded.model()).contains("\nback-to ");
        if (isHeldAgainstItsNet(loaded.net()) && !loaded.polls() && !goesBack) {
          assertRuns(loaded);
        } else {
          assertEnds(loaded);
        }
      }
    }
  }

  private static void assertSameByReadingAndRunning(FlowClass read, CompiledFlow loaded)
      throws ReflectiveOperationException {
    FlowModel ran = loaded.model();
    assertThat(ran).isEqualTo(read.model());
    assertThat(loaded.net()).isEqualTo(NetCompiler.compile(ran));
  }

  private static void assertRuns(CompiledFlow flow) throws Exception {
    List<InstanceState> ends = new ArrayList<>();
    for (Object input : flow.inputs()) {
      Report report = flow.run(input);
      assertThat(RunOfNet.problems(flow.net(), report)).as("%s of %s", report, input).isEmpty();
      ends.add(report.state());
    }
    assertThat(ends).contains(InstanceState.FINISHED);
  }

  /** Of what waits, cancels, goes back or enters another, only the end is looked at. */
  private static boolean isHeldAgainstItsNet(Net net) {
    return net.transitions().stream()
        .allMatch(
            transition ->
                transition.cancels().isEmpty()
                    && transition.kind() != Transition.Kind.ENTER
                    && (transition.kind().isSilent() || transition.kind() == Transition.Kind.TASK));
  }

  private static void assertEnds(CompiledFlow flow) throws Exception {
    List<InstanceState> ends = new ArrayList<>();
    for (Object input : flow.inputs()) {
      ends.add(flow.runAnswered(input).state());
    }
    assertThat(ends)
        .as("ends, or goes round for ever")
        .allMatch(end -> end == InstanceState.FINISHED || end == InstanceState.RUNNING);
  }
}
