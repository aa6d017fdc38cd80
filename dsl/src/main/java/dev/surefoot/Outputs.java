package dev.surefoot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@link Run} method that returns a record: each component of the record is an output of its
 * own, found by its type and, where it has one, its {@link Named} name. The record itself is no
 * datum of the flow; without this annotation it is one, and its components are none.
 *
 * <pre>{@code
 * record Quote(@Named("net") Money net, @Named("gross") Money gross, Discount discount) {}
 *
 * @Run @Outputs public Quote quote(Order order) { ... }
 * }</pre>
 *
 * <p>The step's {@link Undo} may ask for each component. All are stored together, in the row of the
 * journal that says how the step ended. A component that is null fails the step. The method may
 * return an {@link java.util.Optional} of the record: empty, it has skipped, and made none of them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Outputs {}
