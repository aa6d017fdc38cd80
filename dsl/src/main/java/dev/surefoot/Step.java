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

  /** How its work is taken back; see {@link UndoContract}. */
  UndoContract undo() default UndoContract.BY_METHOD;

  /**
   * How often it is called in all before it has failed for good; default once. {@link #UNLIMITED}
   * means that it never gives up.
   */
  int attempts() default 1;

  /**
   * The time from a failed attempt to the second one, such as {@code 200ms} or {@code 5s}; it
   * doubles with every further attempt and varies by up to a half, so that many do not come back at
   * once. Empty, the default, means at once.
   */
  String backoff() default "";

  /** The longest time between two attempts; empty, the default, means one hour. */
  String maxBackoff() default "";

  /**
   * What is thrown by an attempt that is worth another one; the default is everything. A timeout is
   * told as {@link java.util.concurrent.TimeoutException}.
   */
  Class<? extends Throwable>[] retryOn() default {Throwable.class};

  /**
   * How long one attempt may take, such as {@code 30s}; then it has failed, its thread is
   * interrupted, and what it still answers is refused as late. Empty, the default, means any time.
   */
  String timeout() default "";

  /**
   * How many of its calls may run at once in one engine, whichever instances and flows they are of;
   * those of its undo are not counted. The others wait in the order in which they came, without a
   * thread, and their time begins when they are called. The default, 0, means any number.
   */
  int concurrency() default 0;

  /** What follows when it has failed for good; the default is what the flow says. */
  FailurePolicy onFailure() default FailurePolicy.INHERIT;

  /** As many {@link #attempts} as it takes. */
  int UNLIMITED = Integer.MAX_VALUE;
}
