package dev.surefoot;

import dev.surefoot.model.End;
import dev.surefoot.model.Name;
import dev.surefoot.model.Names;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
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

  Open<I> then(Node node) {
    return new Open<>(sequence().plus(node));
  }

  private static String nameOf(Class<?> step) {
    Step annotation = step.getAnnotation(Step.class);
    return Names.of(annotation == null ? "" : annotation.value(), step);
  }
}
