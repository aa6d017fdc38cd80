package dev.surefoot.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Whether sources use what would have been generated from a flow. */
final class Mentions {
  private final Trees trees;
  private final Set<CompilationUnitTree> files = new LinkedHashSet<>();

  Mentions(Trees trees) {
    this.trees = trees;
  }

  void add(Set<? extends Element> roots) {
    for (Element root : roots) {
      TreePath path = trees.getPath(root);
      if (path != null) {
        files.add(path.getCompilationUnit());
      }
    }
  }

  /**
   * Whether any source of the compilation names a generated type of the flow. Asked only for a flow
   * that the compiler refuses: without such a type it would complain of its absence instead.
   */
  boolean ofGenerated(TypeElement flow) {
    StringBuilder name = new StringBuilder(flow.getSimpleName());
    for (Element e = flow.getEnclosingElement(); e instanceof TypeElement outer; ) {
      name.insert(0, outer.getSimpleName() + "_");
      e = e.getEnclosingElement();
    }
    Pattern generated =
        Pattern.compile("\\b" + Pattern.quote(name.toString()) + "(Binding|Net)\\b");
    return files.stream().anyMatch(file -> mentions(file, generated));
  }

  private static boolean mentions(CompilationUnitTree file, Pattern name) {
    try {
      return name.matcher(file.getSourceFile().getCharContent(true)).find();
    } catch (IOException e) {
      return false; // then the compiler cannot read it either, and says so
    }
  }
}
