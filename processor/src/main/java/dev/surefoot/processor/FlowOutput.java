package dev.surefoot.processor;

import dev.surefoot.net.Net;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** Where the processor's results go. */
interface FlowOutput {
  /** Writes what is generated from a flow that was proved. */
  void write(FlowClass flow, Net net);

  /**
   * Writes the generated types of a flow with errors, empty, so that classes that name them add no
   * errors of their own.
   *
   * @param steps the names of its steps, as far as they are known and right
   */
  void writeStub(TypeElement flow, List<String> steps);

  /** Writes what is generated from a flow that could not be read: it is proved when it starts. */
  void writeUnproved(UnreadFlow flow);
}
