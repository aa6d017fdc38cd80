package dev.surefoot.processor;

import dev.surefoot.net.Net;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Ways to write what is generated. */
final class Outputs {
  private Outputs() {}

  /** Proves only. */
  static FlowOutput none(ProcessingEnvironment environment) {
    return new FlowOutput() {
      @Override
      public void write(FlowClass flow, Net net) {}

      @Override
      public void writeStub(TypeElement flow) {}
    };
  }
}
