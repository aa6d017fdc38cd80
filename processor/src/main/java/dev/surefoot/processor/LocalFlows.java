package dev.surefoot.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreeScanner;
import dev.surefoot.check.Finding;
import dev.surefoot.model.Source;
import dev.surefoot.processor.read.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses flows that are declared in a method: annotation processing does not show them, so they
 * would never be proved, and nothing would say so.
 */
final class LocalFlows implements TaskListener {
  private static final String PACKAGE = "dev.surefoot";

  private final Report report;
  private @Nullable CompilationUnitTree last;

  LocalFlows(Report report) {
    this.report = report;
  }

  /** Looks at a file when the first of its classes has been attributed. */
  @Override
  public void finished(TaskEvent event) {
    CompilationUnitTree unit = event.getCompilationUnit();
    if (event.getKind() == TaskEvent.Kind.ANALYZE && unit != null && !unit.equals(last)) {
      last = unit;
      if (mayNameFlows(unit)) {
        new Scanner(unit).scan(unit, null);
      }
    }
  }

  /** Whether a file imports something of the DSL; others need not be searched. */
  private static boolean mayNameFlows(CompilationUnitTree unit) {
    for (ImportTree tree : unit.getImports()) {
      if (tree.getQualifiedIdentifier() instanceof MemberSelectTree name
          && (name.getIdentifier().contentEquals("*") || name.getIdentifier().contentEquals("Flow"))
          && name.getExpression().toString().equals(PACKAGE)) {
        return true;
      }
    }
    return false;
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
