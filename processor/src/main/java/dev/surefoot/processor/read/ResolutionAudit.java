package dev.surefoot.processor.read;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/**
 * Holds each name that was read against what the compiler found when it attributed the class, so
 * that no net is ever generated for another flow than the one that is compiled.
 */
public final class ResolutionAudit implements TaskListener {
  private final Trees trees;
  private final Map<String, List<Resolutions.Resolution>> expected = new HashMap<>();

  public ResolutionAudit(Trees trees) {
    this.trees = trees;
  }

  /** Remembers what to check when the classes of a flow's file have been attributed. */
  public void expect(FlowReading reading) {
    reading
        .resolutions()
        .forEach((type, all) -> expected.computeIfAbsent(type, k -> new ArrayList<>()).addAll(all));
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
      TypeElement type = event.getTypeElement();
      List<Resolutions.Resolution> all = expected.remove(type.getQualifiedName().toString());
      if (all != null) {
        all.forEach(this::check);
      }
    }
  }

  private void check(Resolutions.Resolution resolution) {
    // a path without a class: asked for what is not attributed, the compiler then says null
    TreePath path = new TreePath(new TreePath(resolution.place().unit()), resolution.tree());
    TypeMirror type = trees.getTypeMirror(path);
    if (type == null || type.getKind() == TypeKind.ERROR) {
      return;
    }
    Element element = trees.getElement(path);
    if (element == null || element.asType().getKind() == TypeKind.ERROR) {
      return;
    }
    String actual = Resolutions.meaning(element);
    if (!actual.equals(resolution.meaning())) {
      trees.printMessage(
          Diagnostic.Kind.ERROR,
          "[SF-INTERNAL] this was read as "
              + resolution.meaning()
              + ", but the compiler takes it for "
              + actual
              + "\n    fix: write a qualified name, and please report this with the source",
          resolution.tree(),
          resolution.place().unit());
    }
  }
}
