package dev.surefoot.check.undo;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Poll;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.model.Branch;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the steps of a flow say of failing and of going back from their classes. */
public final class ReflectedContracts {
  private final @Nullable ClassLoader loader;
  private final Map<String, StepContract> steps = new HashMap<>();

  private ReflectedContracts(@Nullable ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * The contract of a flow; classes that are no steps, or cannot be loaded, are left out.
   *
   * @param onFailure what the flow says
   * @param loader that of the flow class; null for the platform's
   */
  public static FlowContract of(
      FlowModel flow, FailurePolicy onFailure, @Nullable ClassLoader loader) {
    ReflectedContracts contracts = new ReflectedContracts(loader);
    contracts.read(flow.body());
    return new FlowContract(onFailure, contracts.steps);
  }

  private void read(Sequence body) {
    for (Node node : body.nodes()) {
      node.runs().ifPresent(step -> read(step.binaryName()));
      for (Branch branch : node.branches()) {
        read(branch.body());
      }
    }
  }

  private void read(String name) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      Step step = type.getAnnotation(Step.class);
      if (step != null) {
        steps.put(name, contract(type, step));
      }
    } catch (ClassNotFoundException | LinkageError e) {
      // such a step fails when the flow starts; here it has nothing to say
    }
  }

  private static StepContract contract(Class<?> type, Step step) {
    return new StepContract(
        type.getSimpleName(),
        step.undo(),
        new Calls(
            step.attempts(),
            step.backoff(),
            step.maxBackoff(),
            Stream.of(step.retryOn()).map(Class::getCanonicalName).toList(),
            step.timeout()),
        step.onFailure(),
        method(type, Undo.class)
            .map(u -> new Calls(u.attempts(), u.backoff(), "", Calls.EVERYTHING, u.timeout())),
        method(type, Poll.class).map(p -> new Polling(p.every(), p.timeout())),
        Map.of());
  }

  /** The annotation on a method of the class, or on one that it inherits. */
  private static <A extends Annotation> Optional<A> method(Class<?> type, Class<A> annotation) {
    Stream<Class<?>> classes = Stream.iterate(type, c -> c != null, Class::getSuperclass);
    return classes
        .flatMap(c -> Stream.concat(Stream.of(c), Stream.of(c.getInterfaces())))
        .flatMap(c -> Stream.of(c.getDeclaredMethods()))
        .map(method -> method.getAnnotation(annotation))
        .filter(found -> found != null)
        .findFirst();
  }
}
