package dev.surefoot.runtime.internal.engine;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Key;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.internal.core.Border;
import dev.surefoot.runtime.internal.core.Polling;
import dev.surefoot.runtime.internal.core.StepRules;
import dev.surefoot.runtime.internal.core.Tries;
import dev.surefoot.runtime.internal.core.WayBack;
import dev.surefoot.runtime.spi.BackPolicy;
import dev.surefoot.runtime.spi.Crossing;
import dev.surefoot.runtime.spi.FlowCode;
import dev.surefoot.runtime.spi.PollPolicy;
import dev.surefoot.runtime.spi.StepPolicy;
import dev.surefoot.runtime.spi.UndoKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a flow's code says about its steps, in the core's words. */
record CodeRules(FlowCode<?, ?> code) implements StepRules {
  @Override
  public boolean callsUndo(String step, boolean succeeded) {
    UndoKind kind = code.undoKind(step);
    return kind == UndoKind.ALWAYS
        || kind == UndoKind.WITH_HANDLE
        || (kind == UndoKind.WITH_OUTPUT && succeeded);
  }

  @Override
  public boolean undoTakesHandle(String step) {
    return code.undoKind(step) == UndoKind.WITH_HANDLE;
  }

  @Override
  public boolean isIrreversible(String step) {
    return code.undoKind(step) == UndoKind.IRREVERSIBLE;
  }

  @Override
  public Tries tries(String step) {
    return tries(code.policy(step));
  }

  @Override
  public @Nullable WayBack wayBack(String step) {
    BackPolicy back = code.backPolicy(step);
    return back == null ? null : new WayBack(back.step(), back.times(), back.place());
  }

  @Override
  public Tries undoTries(String step) {
    return tries(code.undoPolicy(step));
  }

  @Override
  public Duration time(String step) {
    return code.time(step);
  }

  @Override
  public @Nullable Polling polling(String step) {
    PollPolicy policy = code.polling(step);
    return policy == null ? null : new Polling(policy.every(), policy.timeout());
  }

  @Override
  public Border border(String subflow) {
    Crossing crossing = code.crossing(subflow);
    Key<?> result = crossing.result();
    return new Border(crossing.input().id(), result == null ? null : result.id());
  }

  @Override
  public Policy onFailure(String subflow) {
    return policy(subflow.isEmpty() ? code.onFailure() : code.onFailure(subflow));
  }

  @Override
  public boolean passesFailedUndos() {
    return code.onUndoFailure() == UndoFailurePolicy.CONTINUE;
  }

  private static Tries tries(StepPolicy policy) {
    return new Tries(
        policy.attempts(), policy.backoff(), policy.maxBackoff(), policy(policy.onFailure()));
  }

  private static Policy policy(FailurePolicy policy) {
    return switch (policy) {
      case COMPENSATE, INHERIT -> Policy.COMPENSATE;
      case HOLD -> Policy.HOLD;
      case FAIL -> Policy.FAIL;
      case IGNORE -> Policy.IGNORE;
    };
  }
}
