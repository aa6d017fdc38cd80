package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
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

  /** A writer for one compilation. */
  public FlowWriter(ProcessingEnvironment environment) {
    this.filer = environment.getFiler();
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.marks = new Marks(elements);
  }

  /**
   * Writes all that belongs to a proved flow.
   *
   * @param net the flow's net, compiled from its model
   * @throws IOException if a file cannot be written
   * @throws javax.annotation.processing.FilerException if the flow has been written before
   */
  public void write(FlowClass flow, Net net) throws IOException {
    source(flow.type(), new NetWriter(marks).write(flow.type(), flow.model(), net));
    if (runtimeIsKnown()) {
      source(flow.type(), new BindingWriter(marks, elements, types).write(flow));
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
    StubWriter stubs = new StubWriter(marks);
    source(flow, stubs.net(flow, steps));
    if (runtimeIsKnown()) {
      source(flow, stubs.binding(flow));
    }
  }

  /**
   * Writes what belongs to a flow that could not be read, and is proved when it starts.
   *
   * @throws IOException if a file cannot be written
   */
  public void writeUnproved(UnreadFlow flow) throws IOException {
    UnprovedWriter unproved = new UnprovedWriter(marks);
    source(flow.type(), unproved.net(flow));
    if (runtimeIsKnown()) {
      source(flow.type(), unproved.binding(flow));
    }
  }

  /** Writes a file at once; JavaPoet would pass word for word to the compiler's encoder. */
  private void source(TypeElement flow, JavaFile file) throws IOException {
    String name = ClassName.get(file.packageName(), file.typeSpec().name()).canonicalName();
    String text = file.toString();
    try (Writer out = filer.createSourceFile(name, flow).openWriter()) {
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
    return elements.getTypeElement(RuntimeTypes.BOUND_FLOW.canonicalName()) != null;
  }
}
