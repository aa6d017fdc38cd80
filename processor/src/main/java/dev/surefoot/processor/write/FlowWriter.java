package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import dev.surefoot.net.Net;
import dev.surefoot.processor.FlowClass;
import dev.surefoot.processor.UnreadFlow;
import dev.surefoot.processor.write.picture.FlowPicture;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Writes what is generated for a flow, each file with the flow class as its one originating
 * element. Equal flows give equal bytes.
 *
 * <p>For a class {@code OrderFlow} with the flow {@code order} these are {@code OrderFlowNet},
 * {@code OrderFlowBinding} where the runtime is on the compile class path, and among the classes
 * {@code META-INF/surefoot/order.svg} and {@code order.pnml}.
 */
public final class FlowWriter {
  private final Filer filer;
  private final Elements elements;
  private final Types types;
  private final Marks marks;
  private final KnownTypes known;

  /** A writer for one compilation. */
  public FlowWriter(ProcessingEnvironment environment) {
    this.filer = environment.getFiler();
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.marks = new Marks(elements);
    this.known = new KnownTypes(types);
  }

  /**
   * Writes all that belongs to a proved flow.
   *
   * @param net the flow's net, compiled from its model
   * @throws IOException if a file cannot be written
   * @throws javax.annotation.processing.FilerException if the flow has been written before
   */
  public void write(FlowClass flow, Net net) throws IOException {
    GeneratedNames names = GeneratedNames.of(flow.type());
    source(flow.type(), names.net(), new NetWriter(marks).write(flow, net));
    if (runtimeIsKnown()) {
      String binding = new BindingWriter(marks, elements, types, known).write(flow);
      source(flow.type(), names.binding(), binding);
    }
    resource(flow, "svg", FlowPicture.svg(flow.model()));
    resource(flow, "pnml", PnmlWriter.write(net));
  }

  /**
   * Writes types that let the rest of the compilation find their names, for a flow with errors.
   *
   * @param steps the names of its steps as far as they are known and differ, so that static imports
   *     of the {@code Task} constants are found too
   * @throws IOException if a file cannot be written
   */
  public void writeStub(TypeElement flow, List<String> steps) throws IOException {
    StubWriter stubs = new StubWriter(marks, elements, types);
    GeneratedNames names = GeneratedNames.of(flow);
    source(flow, names.net(), stubs.net(flow, steps));
    if (runtimeIsKnown()) {
      source(flow, names.binding(), stubs.binding(flow));
    }
  }

  /**
   * Writes what belongs to a flow that could not be read, and is proved when it starts.
   *
   * @throws IOException if a file cannot be written
   */
  public void writeUnproved(UnreadFlow flow) throws IOException {
    UnprovedWriter unproved = new UnprovedWriter(marks);
    GeneratedNames names = GeneratedNames.of(flow.type());
    source(flow.type(), names.net(), unproved.net(flow));
    if (runtimeIsKnown()) {
      source(flow.type(), names.binding(), unproved.binding(flow));
    }
  }

  /** Writes a file at once; word for word it would take the compiler's encoder long. */
  private void source(TypeElement flow, ClassName type, String text) throws IOException {
    try (Writer out = filer.createSourceFile(type.canonicalName(), flow).openWriter()) {
      out.write(text);
    }
  }

  private void resource(FlowClass flow, String extension, String text) throws IOException {
    String path = GeneratedNames.resource(flow.model().name(), extension);
    FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, flow.type());
    try (OutputStream out = file.openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private boolean runtimeIsKnown() {
    return marks.knows(RuntimeTypes.BOUND_FLOW);
  }
}
