package dev.surefoot.processor;

import dev.surefoot.net.Net;
import dev.surefoot.processor.write.FlowWriter;
import java.io.IOException;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Ways to write what is generated. */
final class Outputs {
  private Outputs() {}

  /** Proves only. */
  static FlowOutput none(ProcessingEnvironment environment) {
    return new FlowOutput() {
      @Override
      public void write(FlowClass flow, Net net) {}

      @Override
      public void writeStub(TypeElement flow, List<String> steps) {}

      @Override
      public void writeUnproved(UnreadFlow flow) {}
    };
  }

  /** Writes through the compiler's filer. */
  static FlowOutput files(ProcessingEnvironment environment) {
    FlowWriter writer = new FlowWriter(environment);
    return new FlowOutput() {
      @Override
      public void write(FlowClass flow, Net net) {
        attempt(flow.type(), () -> writer.write(flow, net));
      }

      @Override
      public void writeStub(TypeElement flow, List<String> steps) {
        attempt(flow, () -> writer.writeStub(flow, steps));
      }

      @Override
      public void writeUnproved(UnreadFlow flow) {
        attempt(flow.type(), () -> writer.writeUnproved(flow));
      }

      private void attempt(TypeElement flow, Writing writing) {
        try {
          writing.write();
        } catch (IOException e) {
          environment
              .getMessager()
              .printMessage(
                  Diagnostic.Kind.ERROR, "what is generated cannot be written: " + e, flow);
        }
      }
    };
  }

  private interface Writing {
    void write() throws IOException;
  }
}
