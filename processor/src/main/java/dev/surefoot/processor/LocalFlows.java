package dev.surefoot.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.surefoot.check.Finding;
import dev.surefoot.model.Source;
import dev.surefoot.processor.read.Place;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * Refuses flows that are declared in a method: annotation processing does not show them, so they
 * would never be proved, and nothing would say so.
 */
final class LocalFlows implements TaskListener {
  private final Trees trees;
  private final Report report;

  LocalFlows(Trees trees, Report report) {
    this.trees = trees;
    this.report = report;
  }

  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (event.getKind() != TaskEvent.Kind.ANALYZE || type == null) {
      return;
    }
    TreePath path = trees.getPath(type);
    if (path != null && mayNameFlows(path.getCompilationUnit())) {
      new Scanner(path.getCompilationUnit()).scan(path.getLeaf(), null);
    }
  }

  /** Whether a file imports something of the DSL; others need not be searched. */
  private static boolean mayNameFlows(CompilationUnitTree unit) {
    return unit.getImports().stream()
        .map(ImportTree::getQualifiedIdentifier)
        .anyMatch(name -> name.toString().matches("dev\\.surefoot\\.(\\*|Flow)"));
  }

  private final class Scanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;

    Scanner(CompilationUnitTree unit) {
      this.unit = unit;
    }

    @Override
    public Void visitBlock(BlockTree block, Void nothing) {
      for (StatementTree statement : block.getStatements()) {
        if (statement instanceof ClassTree local && isFlow(local)) {
          refuse(local);
        }
      }
      return super.visitBlock(block, null);
    }

    private boolean isFlow(ClassTree local) {
      return local.getModifiers().getAnnotations().stream()
          .map(AnnotationTree::getAnnotationType)
          .anyMatch(type -> type.toString().matches("(dev\\.surefoot\\.)?Flow"));
    }

    private void refuse(ClassTree local) {
      Place place = new Place(unit, local);
      report.print(
          Finding.READ_FLOW_CLASS.problem(
              new Source(place, ""),
              List.of(),
              "flow '"
                  + local.getSimpleName()
                  + "' is a local class, which generated code cannot name",
              "make it a class of its own, or a static class nested in another"),
          place);
    }
  }
}
