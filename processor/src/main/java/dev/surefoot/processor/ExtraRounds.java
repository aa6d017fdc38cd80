package dev.surefoot.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/**
 * Makes the compiler run one more round after flows had to wait for classes that do not exist. If
 * that round brings nothing from anyone else, the classes will never exist, and there is still time
 * to write stubs. In the last round it would be too late: classes that name what is generated from
 * such a flow would then get errors that keep the compiler from reporting the flow's own.
 */
final class ExtraRounds {
  private final Filer filer;
  private final List<JavaFileObject> markers = new ArrayList<>();
  private final Set<String> own = new HashSet<>();

  ExtraRounds(Filer filer) {
    this.filer = filer;
  }

  /** Expects the types that are generated from a flow, which bring no news. */
  void expect(TypeElement flow) {
    own.add(GeneratedNames.binding(flow));
    own.add(GeneratedNames.net(flow));
  }

  /** Whether a round has no sources but those of this processor. */
  boolean isIdle(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      if (!(root instanceof TypeElement type)
          || !own.contains(type.getQualifiedName().toString())) {
        return false;
      }
    }
    return true;
  }

  /** Asks for a round, by a source file without any class; it is gone when the compiler is done. */
  void request(TypeElement flow) {
    String name = GeneratedNames.flat(flow) + "_Waiting" + markers.size();
    try {
      JavaFileObject marker = filer.createSourceFile(name, flow);
      markers.add(marker);
      try (Writer writer = marker.openWriter()) {
        writer.write("// " + flow.getQualifiedName() + " waits for classes to be generated\n");
      }
    } catch (IOException e) {
      return; // without the round the compiler reports less, but nothing wrong
    }
  }

  void deleteMarkers() {
    markers.forEach(JavaFileObject::delete);
  }
}
