package dev.surefoot;

import java.util.Locale;

/**
 * A step of a flow, where the flow is known: a constant of the {@code Task} enum that is generated
 * with it. A step that the flow does not have does not compile.
 */
public interface FlowTask {
  /** The name of the constant. */
  String name();

  /**
   * The name by which the flow and its journals know the step; of a step in a sub-flow with the
   * sub-flow's name before it, {@code subflow/step}.
   */
  default String stepName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-').replace('$', '/');
  }
}
