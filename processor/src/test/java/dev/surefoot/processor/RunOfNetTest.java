package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.Report.Action;
import dev.surefoot.runtime.Report.Call;
import dev.surefoot.runtime.Report.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunOfNetTest {
  private static final Net NET = NetCompiler.compile(FlowDefinition.modelOf(new Both()));

  @Step(undo = UndoContract.NONE)
  static final class Work {
    @Run
    void run() {}
  }

  @Flow
  static final class Both extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return parallel(
              "both",
              branch("left", task("a", Work.class).task("b", Work.class)),
              branch("right", task("c", Work.class)))
          .task("d", Work.class);
    }
  }

  private static List<String> problems(InstanceState state, Status last, String... steps) {
    List<Call> calls =
        Stream.of(steps)
            .map(
                step ->
                    new Call(
                        Action.RUN,
                        step,
                        1,
                        1,
                        step.equals(steps[steps.length - 1]) ? last : Status.SUCCESS,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        null))
            .toList();
    return RunOfNet.problems(
        NET,
        new Report(
            UUID.randomUUID(), "both", "1", state, Instant.EPOCH, Instant.EPOCH, null, calls));
  }

  private static List<String> finished(String... steps) {
    return problems(InstanceState.FINISHED, Status.SUCCESS, steps);
  }

  @Test
  void branchesMayInterleave() {
    assertThat(finished("a", "b", "c", "d")).isEmpty();
    assertThat(finished("a", "c", "b", "d")).isEmpty();
    assertThat(finished("c", "a", "b", "d")).isEmpty();
  }

  @Test
  void aStepNeedsItsToken() {
    assertThat(finished("b", "a", "c", "d"))
        .containsExactly("'b' ran where the net has no token for it");
    assertThat(finished("a", "b", "d", "c"))
        .containsExactly("'d' ran where the net has no token for it");
    assertThat(finished("a", "a", "b", "c", "d"))
        .containsExactly("'a' ran where the net has no token for it");
  }

  @Test
  void aFinishedInstanceHasComeToTheEnd() {
    assertThat(finished("a", "b", "c"))
        .containsExactly("it ended where the net has not come to its end");
  }

  @Test
  void anInstanceGoesBackIfAndOnlyIfAStepHasFailed() {
    assertThat(problems(InstanceState.ROLLED_BACK, Status.FAILED, "a", "b")).isEmpty();
    assertThat(problems(InstanceState.FINISHED, Status.FAILED, "a", "b", "c", "d"))
        .containsExactly("it ended FINISHED and not ROLLED_BACK");
    assertThat(problems(InstanceState.ROLLED_BACK, Status.SUCCESS, "a", "b", "c", "d"))
        .containsExactly("it ended ROLLED_BACK and not FINISHED");
  }
}
