package dev.surefoot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells data of one type apart: on a {@link Run} method it names the step's output, on a component
 * of a record one of its {@link Outputs}, on a parameter it asks for the datum of this name. A
 * guard asks for it with {@link Key#of(Class, String)}.
 *
 * <pre>{@code
 * @Run @Named("billing") public Address bill(Order order) { ... }
 * @Run public void send(@Named("billing") Address to) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Named {
  /** The name: {@code [a-z][a-z0-9-]*}, at most 100 characters. */
  String value();
}
