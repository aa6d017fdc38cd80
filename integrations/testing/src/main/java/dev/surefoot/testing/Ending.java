package dev.surefoot.testing;

import dev.surefoot.Key;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceDetail.Execution;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.InstanceDetail.UndoStatus;
import dev.surefoot.runtime.InstanceState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What is to be the same however often a run was killed.
 *
 * @param state in which the instance ended, or rests
 * @param result what it made, as the codec writes it, or null
 * @param done the executions whose work stays done, with what they made, sorted
 * @param observed what the test sees of the outside world
 */
record Ending(
    InstanceState state, @Nullable String result, List<String> done, @Nullable Object observed) {
  static <R> Ending of(
      Instance<R> instance,
      InstanceDetail detail,
      BoundFlow<?, R> flow,
      EngineOptions options,
      @Nullable Object observed) {
    List<String> done =
        detail.executions().stream()
            .filter(one -> one.status() == Status.SUCCEEDED || one.status() == Status.SKIPPED)
            .filter(one -> one.undo() != UndoStatus.DONE)
            .map(Ending::text)
            .sorted()
            .toList();
    return new Ending(instance.state(), result(instance, flow, options), done, unordered(observed));
  }

  /** What was done at the same time was done in one order or another. */
  private static @Nullable Object unordered(@Nullable Object observed) {
    return observed instanceof Collection<?> many
        ? many.stream().map(String::valueOf).sorted().toList()
        : observed;
  }

  private static String text(Execution one) {
    String made = one.output() == null ? "" : " made " + one.output();
    return one.step() + "#" + one.visit() + " " + one.status() + made;
  }

  private static <R> @Nullable String result(
      Instance<R> instance, BoundFlow<?, R> flow, EngineOptions options) {
    Key<R> key = flow.code().result();
    if (instance.state() != InstanceState.FINISHED || key == null) {
      return null;
    }
    try {
      Object result = instance.result(Duration.ZERO);
      return result == null
          ? null
          : new String(options.codec().encode(key, result), StandardCharsets.UTF_8);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("an instance that is finished has a result", e);
    }
  }

  /** How another one differs, a line for each difference. */
  String differences(Ending other) {
    List<String> lines = new ArrayList<>();
    difference("state", state, other.state, lines);
    difference("result", result, other.result, lines);
    difference("done", done, other.done, lines);
    difference("observed", observed, other.observed, lines);
    return String.join("\n", lines);
  }

  private static void difference(
      String what, @Nullable Object mine, @Nullable Object other, List<String> lines) {
    if (!Objects.equals(mine, other)) {
      lines.add("    " + what + " undisturbed  " + mine);
      lines.add("    " + " ".repeat(what.length()) + " crashed      " + other);
    }
  }
}
