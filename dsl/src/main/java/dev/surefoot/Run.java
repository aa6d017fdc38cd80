package dev.surefoot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The action of a {@link Step}. Its parameters are the step's inputs, found by type among the
 * flow's input and the results of earlier steps; its result, if not {@code void}, is the step's
 * output, or several if it says {@link Outputs}. A parameter of type {@link Attempt} is not data,
 * and neither is a {@link Cause}, for which a step in {@link FlowDefinition#onFailure()} may ask.
 * It may throw anything; it runs at least once, and again after a crash that cut it off, with the
 * same {@link Attempt#key()}.
 *
 * <p>If it returns an {@link java.util.Optional}, the step may skip: an empty one says that nothing
 * was done, so that there is nothing to undo, and the flow goes on without the output. Who may come
 * after it takes an {@code Optional}, too.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Run {}
