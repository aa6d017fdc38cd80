package dev.surefoot.runtime.internal.engine;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.FlowBindingException;
import java.util.ArrayList;
import java.util.List;

/** Refuses flows with parts that are compiled and proved, but that the engine cannot execute. */
public final class NotYetExecuted {
  private NotYetExecuted() {}

  /**
   * Refuses a flow that pauses, awaits, polls, cancels or has a sub-flow.
   *
   * @throws FlowBindingException names the flow and these parts of it
   */
  public static void refuse(Hosted<?, ?> flow) {
    Net net = flow.net();
    List<String> parts = new ArrayList<>();
    for (Transition transition : net.transitions()) {
      if (transition.kind() == Transition.Kind.ENTER) {
        String name = transition.name().substring(0, transition.name().lastIndexOf('.'));
        parts.add("the sub-flow '" + name + "'");
      } else if (transition.kind() == Transition.Kind.TIMER) {
        parts.add("the pause '" + transition.name() + "'");
      } else if (transition.kind() == Transition.Kind.ANSWER) {
        parts.add("the await '" + transition.name() + "'");
      } else if (transition.kind() == Transition.Kind.TASK
          && flow.code().polling(transition.name()) != null) {
        parts.add("the polling of '" + transition.name() + "'");
      } else if (!transition.cancels().isEmpty()) {
        String branch = transition.name().substring(0, transition.name().lastIndexOf('.'));
        parts.add("the cancelling exit in branch '" + branch + "'");
      }
    }
    if (!parts.isEmpty()) {
      throw new FlowBindingException(
          "flow '"
              + net.flow()
              + "' cannot be hosted: this version of the engine does not yet execute "
              + String.join(", ", parts)
              + "; leave them out, or host the flow in a version that does",
          null);
    }
  }
}
