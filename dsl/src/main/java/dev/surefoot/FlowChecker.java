package dev.surefoot;

import java.util.List;

/**
 * Proves a flow at run time, where the compiler could not. The jar of the annotation processor
 * provides one for {@link java.util.ServiceLoader}. Implementations are safe for use by many
 * threads.
 */
public interface FlowChecker {
  /**
   * Applies all rules that the compiler applies.
   *
   * @return the errors as the compiler prints them, code and fix included; none if it is proved
   */
  List<String> check(FlowDefinition<?> definition);
}
