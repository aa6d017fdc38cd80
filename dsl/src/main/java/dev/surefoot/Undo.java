package dev.surefoot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes back what one execution of the {@link Run} method of the same class did. Its parameters are
 * what that very execution read and made; one that takes the execution's own output as {@code T} is
 * called only where there is one, one that takes {@code Optional<T>}, or does not ask for it, is
 * also called for an execution that failed or was cut off. Parameters of type {@link Attempt} and
 * {@link Cause} are not data. It returns nothing: that it has failed it says by an exception.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Undo {
  /**
   * How often it is called in all before it has failed; default once. {@link Step#UNLIMITED} means
   * that it never gives up.
   */
  int attempts() default 1;

  /** The time from a failed attempt to the second one; see {@link Step#backoff()}. */
  String backoff() default "";

  /** How long one attempt may take; see {@link Step#timeout()}. */
  String timeout() default "";
}
