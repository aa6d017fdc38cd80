package dev.surefoot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class as a step: one public or package-visible {@link Run} method, and at most one {@link
 * Undo} method. A single instance serves all threads and all instances of a flow, so a step keeps
 * no state of its own between calls.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Step {
  /**
   * The step's name, its identity across versions and restarts: {@code [a-z][a-z0-9-]*}, at most
   * 100 characters. Empty, the default, means the class name in kebab case.
   */
  String value() default "";
}
