package dev.surefoot.processor;

import dev.surefoot.net.Net;
import javax.lang.model.element.TypeElement;

/** Where the processor's results go. */
interface FlowOutput {
  /** Writes what is generated from a flow that was proved. */
  void write(FlowClass flow, Net net);

  /**
   * Writes the generated types of a flow with errors, empty, so that classes that name them add no
   * errors of their own.
   */
  void writeStub(TypeElement flow);
}
