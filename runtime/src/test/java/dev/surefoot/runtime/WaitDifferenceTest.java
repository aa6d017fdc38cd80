package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.runtime.spi.FlowCode;
import dev.surefoot.runtime.spi.StepCall;
import dev.surefoot.runtime.spi.UndoCall;
import dev.surefoot.runtime.spi.UndoKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitDifferenceTest {
  @Step(undo = UndoContract.NONE)
  static final class Pay {
    @Run
    void run() {}
  }

  @Flow("offer")
  static final class Offer extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return pause("cool-off", "14d")
          .await("answer", Integer.class, after("3d", pass()))
          .parallel("both", branch("one", task(Pay.class).cancelAndEnd()), branch("two", pass()));
    }
  }

  @Test
  void anotherTimeThanWasCompiledIsRefused() {
    assertThatThrownBy(() -> BoundFlow.from(new Compiled(Duration.ofDays(13), Integer.class)))
        .isInstanceOf(FlowBindingException.class)
        .hasMessage(
            "running define() of flow 'offer' gives a 'cool-off' that waits for 14d, but it waited"
                + " for PT312H when it was compiled; compile it again, and give it a fixed shape");
  }

  @Test
  void anotherDatumThanWasCompiledIsRefused() {
    assertThatThrownBy(() -> BoundFlow.from(new Compiled(Duration.ofDays(14), Long.class)))
        .isInstanceOf(FlowBindingException.class)
        .hasMessageContaining(
            "gives a 'answer' that waits for java.lang.Integer, but it waited for java.lang.Long");
  }

  /** What may have been compiled before the source was changed. */
  private record Compiled(Duration coolOff, Class<?> answer) implements FlowCode<String, Void> {
    @Override
    public Net net() {
      return NetCompiler.compile(FlowDefinition.modelOf(new Offer()));
    }

    @Override
    public FlowDefinition<String> definition() {
      return new Offer();
    }

    @Override
    public Key<String> input() {
      return Key.of(String.class);
    }

    @Override
    public @Nullable Key<Void> result() {
      return null;
    }

    @Override
    public @Nullable Key<?> output(String step) {
      return step.equals("answer") ? Key.of(answer) : null;
    }

    @Override
    public Duration time(String step) {
      return step.equals("cool-off") ? coolOff : Duration.ofDays(3);
    }

    @Override
    public UndoKind undoKind(String step) {
      return UndoKind.NONE;
    }

    @Override
    public @Nullable Object run(String step, StepCall call) {
      return null;
    }

    @Override
    public void undo(String step, UndoCall call) {}
  }
}
