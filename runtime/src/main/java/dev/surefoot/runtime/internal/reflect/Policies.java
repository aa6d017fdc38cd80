package dev.surefoot.runtime.internal.reflect;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.model.TimeSpan;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.spi.StepPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policies that annotations ask for. */
final class Policies {
  private Policies() {}

  /**
   * How a step is called.
   *
   * @param around what follows where it says nothing itself
   */
  static StepPolicy of(Class<?> type, Step step, FailurePolicy around) {
    try {
      return new StepPolicy(
          step.attempts(),
          span(step.backoff(), Duration.ZERO),
          span(step.maxBackoff(), StepPolicy.DEFAULT.maxBackoff()),
          List.of(step.retryOn()),
          timeout(step.timeout()),
          step.onFailure() == FailurePolicy.INHERIT ? around : step.onFailure());
    } catch (IllegalArgumentException e) {
      throw refusal("@Step", type, e);
    }
  }

  static StepPolicy of(Class<?> type, Undo undo) {
    try {
      return new StepPolicy(
          undo.attempts(),
          span(undo.backoff(), Duration.ZERO),
          StepPolicy.DEFAULT.maxBackoff(),
          StepPolicy.DEFAULT.retryOn(),
          timeout(undo.timeout()),
          FailurePolicy.COMPENSATE);
    } catch (IllegalArgumentException e) {
      throw refusal("@Undo", type, e);
    }
  }

  private static Duration span(String text, Duration otherwise) {
    return text.isEmpty() ? otherwise : TimeSpan.parse(text);
  }

  private static @Nullable Duration timeout(String text) {
    return text.isEmpty() ? null : TimeSpan.parse(text);
  }

  private static FlowBindingException refusal(
      String annotation, Class<?> type, IllegalArgumentException why) {
    return new FlowBindingException(
        annotation + " of " + type.getName() + ": " + why.getMessage(), why);
  }
}
