package dev.surefoot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a {@link FlowDefinition} as a flow to be proved and compiled. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Flow {
  /**
   * The flow's name, its identity across versions and restarts: {@code [a-z][a-z0-9-]*}, at most
   * 100 characters. Empty, the default, means the class name in kebab case.
   */
  String value() default "";

  /**
   * What a finished instance gives: the type of a step's result, or the flow's input. The default,
   * {@link Void}, means nothing.
   */
  Class<?> result() default Void.class;

  /** Which jumps are legal beyond soundness; the default keeps flows easy to read. */
  Redirections redirections() default Redirections.STRICT;

  /**
   * What follows when a step has failed for good and says nothing else itself; of a sub-flow, for
   * the steps inside it. The default, {@link FailurePolicy#INHERIT}, means what the flow around
   * says, and of a flow that stands alone {@link FailurePolicy#COMPENSATE}.
   */
  FailurePolicy onFailure() default FailurePolicy.INHERIT;

  /**
   * What becomes of the other undos when one has failed for good. Whatever it is, the instance
   * comes to rest as one whose rollback has failed, until somebody has seen to each failed undo. It
   * holds for the whole instance; what a sub-flow says is of meaning only where it stands alone.
   */
  UndoFailurePolicy onUndoFailure() default UndoFailurePolicy.STOP;
}
