package dev.surefoot.processor.read;

import com.sun.source.tree.Tree;
import dev.surefoot.model.Await;
import dev.surefoot.model.BackTo;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Correlation;
import dev.surefoot.model.Name;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What an expression of a flow's source stands for at compile time. */
sealed interface Value {
  /** A constant string, number, character or boolean. */
  record Constant(Object value, Source at) implements Value {}

  /**
   * A class literal.
   *
   * @param type null for primitive types and arrays
   */
  record ClassLiteral(String binaryName, @Nullable TypeElement type, Source at) implements Value {
    /** The name of the type as Java writes it, also that of an array. */
    String typeName() {
      return TypeNames.ofClass(binaryName);
    }
  }

  /** A body, open or left. */
  record Body(Sequence sequence) implements Value {}

  /** A choice to which branches may be added; without a fallback as long as it is one of these. */
  record Choice(
      Sequence before, Name name, @Nullable StepClass action, List<Branch> branches, Source at)
      implements Value {
    /** The body that the choice ends, whatever is still missing. */
    Body closed() {
      return new Body(before.plus(new dev.surefoot.model.Choice(name, action, branches, at)));
    }

    Choice with(Branch branch) {
      List<Branch> more = new java.util.ArrayList<>(branches);
      more.add(branch);
      return new Choice(before, name, action, List.copyOf(more), at);
    }
  }

  /** A branch of a parallel. */
  record ParallelBranch(Branch branch) implements Value {}

  /** What an await does when no answer comes in time. */
  record Timeout(Await.Timeout timeout) implements Value {}

  /** By what an answer finds its await. */
  record Correlated(Correlation by) implements Value {}

  /** Where to go back to when a step has failed. */
  record Back(BackTo to) implements Value {}

  /** What was passed to a parameter of variable arity. */
  record Several(List<Value> values) implements Value {}

  /** What is known when the flow runs, and not before. */
  sealed interface Computed extends Value {
    Site site();

    Tree tree();
  }

  /** An expression that is no part of the flow's structure, such as a guard. */
  record Expression(Site site, Tree tree) implements Computed {}

  /** A call of a method whose body cannot be followed, because it is in another file. */
  record ForeignCall(Site site, Tree tree, ExecutableElement method) implements Computed {}

  /** What could not be read: it has been reported already, or is left to the compiler. */
  enum Unreadable implements Value {
    VALUE
  }
}
