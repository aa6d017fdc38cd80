package dev.surefoot;

import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.End;
import dev.surefoot.model.Name;
import dev.surefoot.model.Names;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Span;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.List;

/**
 * A body with an open end; each verb gives a new body and leaves this one as it is.
 *
 * @param <I> the flow's input
 */
public final class Open<I> extends Body<I> {
  Open(Sequence sequence) {
    super(sequence);
  }

  /**
   * Then runs a step, named as its class says.
   *
   * @param step a class with {@link Step}; it may stand once in a flow, a second time under a name
   *     of its own
   */
  public Open<I> task(Class<?> step) {
    return task(nameOf(step), step);
  }

  /** Then runs a step under a name of its own in this flow. */
  public Open<I> task(String name, Class<?> step) {
    return then(Task.of(Name.of(name), StepClass.of(step)));
  }

  /**
   * Then runs a step, named as its class says, and goes back to an earlier one if it has failed for
   * good.
   *
   * @param failed {@code backTo("reserve", 2)}
   */
  public Open<I> task(Class<?> step, BackTo failed) {
    return task(nameOf(step), step, failed);
  }

  /**
   * Then runs a step under a name of its own in this flow, and goes back to an earlier one if it
   * has failed for good.
   *
   * @param failed {@code backTo("reserve", 2)}
   */
  public Open<I> task(String name, Class<?> step, BackTo failed) {
    return then(Task.of(Name.of(name), StepClass.of(step)).with(failed.model()));
  }

  /** Then takes the first branch whose guard holds, else the fallback. */
  public Choice<I> choice(String name) {
    return new Choice<>(this, name, null);
  }

  /**
   * Then runs a step, and afterwards takes the first branch whose guard holds, else the fallback.
   */
  public Choice<I> choice(String name, Class<?> step) {
    return new Choice<>(this, name, step);
  }

  /** Then runs all branches at the same time, and goes on when each has come to its end. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied, and never written to
  public final Open<I> parallel(String name, Branch<I>... branches) {
    return parallel(this, name, List.of(branches));
  }

  static <I> Open<I> parallel(Open<I> before, String name, List<Branch<I>> branches) {
    return before.then(Parallel.of(Name.of(name), branches.stream().map(Branch::model).toList()));
  }

  /**
   * Then runs another flow as a part of this one. When it starts, a datum of its input's type is
   * known here; when it has ended, its {@linkplain Flow#result() result} is. Nothing else crosses
   * its border: neither its other data nor any jump, and its {@link FlowDefinition#end()} ends the
   * sub-flow. Its steps are known by both names, {@code invoicing/send}.
   *
   * @param name names the sub-flow, unique in its flow
   * @param definition {@code new InvoiceFlow()}, and nothing else: the flow is read from its class
   */
  public Open<I> subflow(String name, FlowDefinition<?> definition) {
    Name type = Name.of(definition.getClass().getName());
    return then(Subflow.of(Name.of(name), type, FlowDefinition.modelOf(definition)));
  }

  /**
   * Then runs another flow as a part of this one, and goes back to an earlier step if a step in it
   * has failed for good.
   *
   * @param failed {@code backTo("reserve", 2)}; it holds for the steps in it that say nothing of
   *     failing themselves
   */
  public Open<I> subflow(String name, FlowDefinition<?> definition, BackTo failed) {
    Name type = Name.of(definition.getClass().getName());
    Subflow subflow = Subflow.of(Name.of(name), type, FlowDefinition.modelOf(definition));
    return then(subflow.with(failed.model()));
  }

  /** Then goes on at the one step of this class. */
  public Left<I> redirectTo(Class<?> step) {
    return new Left<>(sequence().plus(Redirect.toStep(StepClass.of(step))));
  }

  /** Then goes on at the step, choice or parallel of this name. */
  public Left<I> redirectTo(String target) {
    return new Left<>(sequence().plus(Redirect.toName(Name.of(target))));
  }

  /** Then ends the flow. */
  public Left<I> end() {
    return new Left<>(sequence().plus(End.of()));
  }

  /**
   * Then lets a length of time pass. No thread waits, and a restart does not begin it anew.
   *
   * @param name names the pause, unique in its flow
   * @param time a whole number and one of {@code ms}, {@code s}, {@code m}, {@code h}, {@code d},
   *     such as {@code 14d}
   */
  public Open<I> pause(String name, String time) {
    return then(Pause.of(Name.of(name), Span.of(time)));
  }

  /**
   * Then waits, as long as it takes, for a datum from outside: a person's answer, a callback. It is
   * known to the steps after it like a step's result.
   *
   * @param name names the wait, unique in its flow
   * @param type of the datum
   */
  public <T> Open<I> await(String name, Class<T> type) {
    return await(name, Key.of(type));
  }

  /**
   * Then waits, as long as it takes, for the datum of a key from outside: one with a name, or of a
   * generic type.
   *
   * @param name names the wait, unique in its flow
   * @param key {@code Key.of(Approval.class, "second")}, or {@code new Key<List<Line>>() {}}
   */
  public <T> Open<I> await(String name, Key<T> key) {
    return then(awaiting(name, key));
  }

  /**
   * Then waits, as long as it takes, for a datum from outside, which is given to it by a key that
   * both sides know.
   *
   * @param name names the wait, unique in its flow
   * @param type of the datum
   * @param by {@code correlatedBy(Order::reference)}
   */
  public <T> Open<I> await(String name, Class<T> type, Correlation by) {
    return await(name, Key.of(type), by);
  }

  /**
   * Then waits, as long as it takes, for the datum of a key from outside, which is given to it by a
   * key that both sides know.
   *
   * @param name names the wait, unique in its flow
   * @param key {@code Key.of(Approval.class, "second")}, or {@code new Key<List<Line>>() {}}
   * @param by {@code correlatedBy(Order::reference)}
   */
  public <T> Open<I> await(String name, Key<T> key, Correlation by) {
    return then(awaiting(name, key).with(by.model()));
  }

  /**
   * Then waits for a datum from outside, but not for ever. Where it came, the steps that follow
   * know it; where time was over, they do not, unless it was known before.
   *
   * @param name names the wait, unique in its flow
   * @param type of the datum
   * @param timeout {@code after("3d", ...)}: how long it waits, and what it then does
   */
  public <T> Open<I> await(String name, Class<T> type, Timeout<I> timeout) {
    return await(name, Key.of(type), timeout);
  }

  /**
   * Then waits for the datum of a key from outside, but not for ever.
   *
   * @param name names the wait, unique in its flow
   * @param key {@code Key.of(Approval.class, "second")}, or {@code new Key<List<Line>>() {}}
   * @param timeout {@code after("3d", ...)}: how long it waits, and what it then does
   */
  public <T> Open<I> await(String name, Key<T> key, Timeout<I> timeout) {
    return then(awaiting(name, key).with(timeout.model()));
  }

  /**
   * Then waits for a datum from outside, which is given to it by a key that both sides know, but
   * not for ever.
   *
   * @param name names the wait, unique in its flow
   * @param type of the datum
   * @param by {@code correlatedBy(Order::reference)}
   * @param timeout {@code after("3d", ...)}: how long it waits, and what it then does
   */
  public <T> Open<I> await(String name, Class<T> type, Correlation by, Timeout<I> timeout) {
    return await(name, Key.of(type), by, timeout);
  }

  /**
   * Then waits for the datum of a key from outside, which is given to it by a key that both sides
   * know, but not for ever.
   *
   * @param name names the wait, unique in its flow
   * @param key {@code Key.of(Approval.class, "second")}, or {@code new Key<List<Line>>() {}}
   * @param by {@code correlatedBy(Order::reference)}
   * @param timeout {@code after("3d", ...)}: how long it waits, and what it then does
   */
  public <T> Open<I> await(String name, Key<T> key, Correlation by, Timeout<I> timeout) {
    return then(awaiting(name, key).with(by.model()).with(timeout.model()));
  }

  private static Await awaiting(String name, Key<?> key) {
    return Await.of(Name.of(name), Awaited.of(key.id(), key.type()), null);
  }

  /**
   * Then leaves the parallels around it, up to the one in which the step of this class stands,
   * cancels whatever still runs or waits in their branches, and goes on at that step. What the
   * branches have done stays done; what they have made is not known there.
   */
  public Left<I> cancelAndRedirectTo(Class<?> step) {
    return new Left<>(sequence().plus(Redirect.toStep(StepClass.of(step)).cancelling()));
  }

  /**
   * Then leaves the parallels around it, up to the one in which the step, choice or parallel of
   * this name stands, cancels whatever still runs or waits in their branches, and goes on there.
   */
  public Left<I> cancelAndRedirectTo(String target) {
    return new Left<>(sequence().plus(Redirect.toName(Name.of(target)).cancelling()));
  }

  /**
   * Then leaves all parallels around it, cancels whatever still runs or waits in their branches,
   * and ends the flow.
   */
  public Left<I> cancelAndEnd() {
    return new Left<>(sequence().plus(End.cancelling()));
  }

  Open<I> then(Node node) {
    return new Open<>(sequence().plus(node));
  }

  private static String nameOf(Class<?> step) {
    Step annotation = step.getAnnotation(Step.class);
    return Names.of(annotation == null ? "" : annotation.value(), step);
  }
}
