package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Attempt;
import dev.surefoot.Cause;
import dev.surefoot.model.TimeSpan;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.internal.core.Execution;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.core.Trouble;
import dev.surefoot.runtime.spi.StepPolicy;
import dev.surefoot.runtime.spi.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call of a step or of an undo: handed out and durable, made at most once. */
abstract class Call implements Work {
  final LiveInstance instance;
  final int execution;
  final int attempt;

  private final Object lock = new Object();
  private @Nullable Thread thread;

  Call(LiveInstance instance, int execution, int attempt) {
    this.instance = instance;
    this.execution = execution;
    this.attempt = attempt;
  }

  @Override
  public final @Nullable Work run() {
    if (!instance.host().mayCall()) {
      instance.calls().unused(this);
      over();
      return null;
    }
    if (!begins()) {
      return null;
    }
    instance.calls().begun(this);
    Message answer = answer();
    instance.calls().over(this);
    over();
    return answer == null ? null : instance.offer(answer);
  }

  @Override
  public final boolean isCall() {
    return true;
  }

  /** What went wrong first, as steps and undos are told it. */
  static Cause cause(@Nullable Trouble trouble) {
    return trouble == null ? new Cause("", "") : new Cause(trouble.step(), trouble.text());
  }

  /** Whether it goes on now; else somebody runs it again later. */
  boolean begins() {
    return true;
  }

  /** It has ended, or never begins. */
  void over() {}

  private @Nullable Message answer() {
    Snapshot snapshot = instance.awake();
    if (snapshot == null || !stillWanted(snapshot.state())) { // what is called does not sleep
      return null;
    }
    State state = snapshot.state();
    if (isUnneeded(state)) {
      return unneeded();
    }
    Instant began = instance.host().now();
    synchronized (lock) {
      thread = Thread.currentThread();
    }
    Timers.Pending timeout = timeout(policy(step(state)), began);
    try {
      return call(snapshot, state.execution(execution), began);
    } finally {
      timeout.cancel();
      synchronized (lock) {
        thread = null;
        Thread.interrupted(); // what was left of a call must not reach the store's files
      }
    }
  }

  private Timers.Pending timeout(StepPolicy policy, Instant began) {
    Duration time = policy.timeout();
    if (time == null) {
      return () -> {};
    }
    return instance
        .host()
        .threads()
        .after(time, () -> instance.offer(timedOut(policy, time, began)));
  }

  private Message timedOut(StepPolicy policy, Duration time, Instant began) {
    String name = this instanceof UndoWork ? "the undo" : "the step";
    TimeoutException timeout =
        new TimeoutException(name + " took longer than " + TimeSpan.inWords(time));
    timeout.setStackTrace(new StackTraceElement[0]);
    return Message.of(
        new Occurrence.TimedOut(
            execution,
            attempt,
            this instanceof UndoWork,
            Failure.of(timeout),
            began,
            again(policy, timeout)));
  }

  /** What another attempt depends on, or null if what was thrown is not worth one. */
  final Occurrence.@Nullable Again again(StepPolicy policy, Throwable thrown) {
    boolean worth = policy.attempts() > 1;
    return worth && policy.retryOn().stream().anyMatch(type -> type.isInstance(thrown))
        ? instance.host().again()
        : null;
  }

  /** How the step, or its undo, is called. */
  abstract StepPolicy policy(String step);

  /** Interrupts the call if it is being made. */
  final void interrupt() {
    synchronized (lock) {
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  final Attempt attempt(Execution of, String suffix) {
    String step = instance.hosted().program().step(of.transition());
    return new Attempt(
        instance.id() + "/" + step + "#" + of.visit() + suffix,
        instance.id() + "/" + of.id() + suffix + "." + attempt,
        attempt,
        await -> answerKey(of, await));
  }

  /** A step of a sub-flow knows the awaits of that sub-flow by the names that they have in it. */
  private String answerKey(Execution of, String await) {
    String name = instance.hosted().scopeOf(of.transition()) + await;
    if (instance.hosted().program().awaitOf(name) < 0) {
      throw new IllegalArgumentException(
          "flow '" + instance.hosted().name() + "' has no await '" + name + "'");
    }
    return new AnswerKey(instance.id(), name, instance.nextVisit(name))
        .signed(instance.host().secret());
  }

  final String step(State state) {
    return instance.hosted().program().step(state.execution(execution).transition());
  }

  /** Whether this attempt is the one that is listened to. */
  abstract boolean stillWanted(State state);

  /** Whether it need not be made any more, and can be answered without. */
  abstract boolean isUnneeded(State state);

  abstract Message unneeded();

  /** Makes the call, and gives what came of it, null for nothing; throws nothing. */
  abstract @Nullable Message call(Snapshot snapshot, Execution of, Instant began);

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Call that
        && getClass() == that.getClass()
        && instance == that.instance
        && execution == that.execution
        && attempt == that.attempt;
  }

  @Override
  public int hashCode() {
    return Objects.hash(getClass(), execution, attempt);
  }
}
