package dev.surefoot.testing;

import dev.surefoot.Key;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceDetail.Execution;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.InstanceDetail.UndoStatus;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.spi.Codec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says what an instance has done, as its journal tells it; lets no time pass. Whatever fails throws
 * {@link AssertionError} with what was expected, what was found, and the whole story of the
 * instance.
 *
 * @param <R> the flow's result
 */
public final class InstanceAssert<R> {
  private final Instance<R> instance;

  private InstanceAssert(Instance<R> instance) {
    this.instance = instance;
  }

  /** Begins to say something of an instance. */
  public static <R> InstanceAssert<R> assertThat(Instance<R> instance) {
    return new InstanceAssert<>(instance);
  }

  /** It came to its end. */
  public InstanceAssert<R> isFinished() {
    return hasState(InstanceState.FINISHED);
  }

  /** It failed, and all that it had done was undone. */
  public InstanceAssert<R> isRolledBack() {
    return hasState(InstanceState.ROLLED_BACK);
  }

  /** It is in this state. */
  public InstanceAssert<R> hasState(InstanceState expected) {
    InstanceState state = instance.state();
    return state == expected ? this : fail("to be " + expected, "it is " + state);
  }

  /** It came to its end, and made this; null if its flow has no result. */
  public InstanceAssert<R> hasResult(@Nullable R expected) {
    isFinished();
    try {
      R result = instance.result(Duration.ZERO);
      return Objects.equals(result, expected)
          ? this
          : fail("the result " + expected, "it is " + result);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("an instance that is finished had no result", e);
    }
  }

  /** The first failure says this, among other things; step and text of its exception count. */
  public InstanceAssert<R> failedBecause(String part) {
    String cause = instance.detail().cause();
    if (cause == null) {
      return fail("to have failed because of '" + part + "'", "it has not failed");
    }
    return cause.contains(part)
        ? this
        : fail("to have failed because of '" + part + "'", "it failed because of " + cause);
  }

  /**
   * These steps, and no others, were entered in this order, whatever came of them; a step that was
   * entered again stands there again.
   */
  public InstanceAssert<R> hasPath(String... steps) {
    List<String> path = executions().stream().map(Execution::step).toList();
    return same("the path", List.of(steps), path);
  }

  /** Each of these steps did its work, once at least, or was skipped. */
  public InstanceAssert<R> passed(String... steps) {
    List<String> done =
        executions().stream()
            .filter(one -> one.status() == Status.SUCCEEDED || one.status() == Status.SKIPPED)
            .map(Execution::step)
            .toList();
    List<String> missing = Arrays.stream(steps).filter(step -> !done.contains(step)).toList();
    return missing.isEmpty() ? this : fail("to have passed " + missing, "it passed " + done);
  }

  /** None of these steps was ever entered. */
  public InstanceAssert<R> neverEntered(String... steps) {
    List<String> path = executions().stream().map(Execution::step).toList();
    List<String> entered = Arrays.stream(steps).filter(path::contains).toList();
    return entered.isEmpty() ? this : fail("never to enter " + entered, "its path is " + path);
  }

  /** A step was called so often, all its executions taken together. */
  public InstanceAssert<R> hasAttempts(String step, int expected) {
    int attempts =
        executions().stream()
            .filter(one -> one.step().equals(step))
            .mapToInt(one -> one.attempts().size())
            .sum();
    return attempts == expected
        ? this
        : fail(expected + " attempts of '" + step + "'", "there were " + attempts);
  }

  /** The last execution of a step made this, compared as the default codec writes it. */
  public InstanceAssert<R> hasOutput(String step, Object expected) {
    List<Execution> all = executions().stream().filter(one -> one.step().equals(step)).toList();
    if (all.isEmpty()) {
      return fail("'" + step + "' to make " + expected, "it was never entered");
    }
    String output = all.get(all.size() - 1).output();
    String text = written(expected);
    return text.equals(output) ? this : fail("'" + step + "' to make " + text, "it made " + output);
  }

  private static String written(Object value) {
    Codec codec = EngineOptions.DEFAULTS.codec();
    return new String(codec.encode(Key.of(value.getClass()), value), StandardCharsets.UTF_8);
  }

  /** The undos of these steps did their work, in this order, and no others. */
  public InstanceAssert<R> undid(String... steps) {
    List<String> undone =
        instance.report().calls().stream()
            .filter(call -> call.action() == Report.Action.UNDO)
            .filter(call -> call.status() == Report.Status.SUCCESS)
            .map(Report.Call::step)
            .toList();
    return same("the undos", List.of(steps), undone);
  }

  /** It has ended, and left nothing done that has an undo. */
  public InstanceAssert<R> leftNothingDone() {
    List<String> left = instance.detail().left();
    return left.isEmpty() ? this : fail("to leave nothing done", "it left " + left);
  }

  /** This step, or this choice, waits for a decision. */
  public InstanceAssert<R> isHeldAt(String step) {
    InstanceDetail detail = instance.detail();
    boolean held =
        detail.heldChoices().stream().anyMatch(one -> one.choice().equals(step))
            || with(step, Status.HELD);
    return held ? this : fail("'" + step + "' to be held", "it is not");
  }

  /** This step waits for its next attempt. */
  public InstanceAssert<R> isWaitingAt(String step) {
    return with(step, Status.WAITING)
        ? this
        : fail("'" + step + "' to wait for its next attempt", "it does not");
  }

  /** A call of this step was handed out and has not ended. */
  public InstanceAssert<R> isRunningAt(String step) {
    return with(step, Status.RUNNING) ? this : fail("'" + step + "' to run", "it does not");
  }

  /** The undo of this step has failed and waits for a decision. */
  public InstanceAssert<R> hasFailedUndoOf(String step) {
    boolean failed =
        executions().stream()
            .anyMatch(one -> one.step().equals(step) && one.undo() == UndoStatus.FAILED);
    return failed ? this : fail("the undo of '" + step + "' to have failed", "it has not");
  }

  private boolean with(String step, Status status) {
    return executions().stream().anyMatch(one -> one.step().equals(step) && one.status() == status);
  }

  private List<Execution> executions() {
    return instance.detail().executions();
  }

  private InstanceAssert<R> same(String what, List<String> expected, List<String> found) {
    if (expected.equals(found)) {
      return this;
    }
    int at = 0;
    while (at < expected.size() && at < found.size() && expected.get(at).equals(found.get(at))) {
      at++;
    }
    return fail(
        what + " " + expected,
        "there were "
            + found
            + "\n  first difference: number "
            + (at + 1)
            + " is "
            + (at < found.size() ? "'" + found.get(at) + "'" : "missing")
            + ", expected was "
            + (at < expected.size() ? "'" + expected.get(at) + "'" : "none"));
  }

  private InstanceAssert<R> fail(String expected, String found) {
    throw new AssertionError(
        "expected of " + instance + ": " + expected + "\nbut " + found + "\n" + Story.of(instance));
  }
}
