package dev.surefoot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks whether what the {@link Run} method of the same class submitted has come to its end. Its
 * parameters are what the run method's may be, and what that returned: the handle of the
 * submission. It returns an {@code Optional}: empty while the work goes on, then the step's output.
 * The submission is not repeated after a crash, only the question. A call that throws is a failed
 * attempt of the step.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Poll {
  /** The time between two questions, such as {@code 500ms}, {@code 30s}, {@code 5m}. */
  String every();

  /**
   * The time from the submission until the step fails as timed out, such as {@code 2h} or {@code
   * 3d}. Empty, the default, means never.
   */
  String timeout() default "";
}
