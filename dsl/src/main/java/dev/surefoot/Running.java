package dev.surefoot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The definitions that a thread is running, each inside the one before. */
final class Running {
  private static final ThreadLocal<Deque<Class<?>>> STACK =
      ThreadLocal.withInitial(ArrayDeque::new);

  private Running() {}

  /**
   * Runs a definition.
   *
   * @throws IllegalArgumentException if it is run already, so that it is a sub-flow of itself
   */
  static <B> B of(FlowDefinition<?> definition, String method, Supplier<B> define) {
    Deque<Class<?>> stack = STACK.get();
    Class<?> flow = definition.getClass();
    boolean isInside = stack.contains(flow);
    stack.addLast(flow);
    try {
      if (isInside) {
        throw new IllegalArgumentException(
            flow.getName()
                + " is a sub-flow of itself: "
                + stack.stream()
                    .dropWhile(around -> around != flow)
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(" -> ")));
      }
      return Objects.requireNonNull(define.get(), method + " returned null");
    } finally {
      stack.removeLast();
      if (stack.isEmpty()) {
        STACK.remove();
      }
    }
  }
}
