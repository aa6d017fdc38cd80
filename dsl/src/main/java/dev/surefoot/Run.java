package dev.surefoot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The action of a {@link Step}. Its parameters are the step's inputs, found by type among the
 * flow's input and the results of earlier steps; its result, if not {@code void}, is the step's
 * output. A parameter of type {@link Attempt} is not data. It may throw anything; it runs at least
 * once, and again after a crash that cut it off, with the same {@link Attempt#key()}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Run {}
