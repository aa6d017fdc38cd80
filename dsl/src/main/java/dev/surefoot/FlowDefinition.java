package dev.surefoot;

import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Name;
import dev.surefoot.model.Names;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.StepClass;
import java.util.List;
import java.util.function.Function;

/**
 * A flow, written as one expression in {@link #define()} over the inherited verbs:
 *
 * <pre>{@code
 * @Flow(value = "order", result = Receipt.class)
 * final class OrderFlow extends FlowDefinition<Order> {
 *   @Override protected Body<Order> define() {
 *     return task(ReserveStock.class)
 *         .choice("payment")
 *             .when("on-account", Order::onAccount, task(InvoiceLater.class))
 *             .otherwise(task(ChargeCard.class))
 *         .parallel("fulfil",
 *             branch("parcel", task(PackParcel.class)),
 *             branch("papers", task(SendInvoice.class)))
 *         .task(CloseOrder.class);
 *   }
 * }
 * }</pre>
 *
 * <p>A flow has a fixed shape: the annotation processor reads it from the source, so loops,
 * conditions and computed names are refused. Parts of it may stand in helper methods of the same
 * source file.
 *
 * @param <I> the input with which an instance is started
 */
public abstract class FlowDefinition<I> {
  /** For subclasses; a flow class needs an accessible constructor without parameters. */
  protected FlowDefinition() {}

  /** The flow, as what the verbs build. */
  protected abstract Body<I> define();

  /**
   * What the flow does when a step has failed for good and the {@linkplain FailurePolicy failure
   * policy} that holds for it is {@link FailurePolicy#FAIL}. By default nothing: the instance ends
   * as failed.
   *
   * <p>All that runs is awaited, whatever waits is given up, and nothing is undone; then the body
   * runs, and the instance ends as failed with the first cause. The body is no part of {@link
   * #define()}: no jump leads from one to the other, and nothing goes back from here to a step
   * there. Steps in it may ask for the {@link Cause}. Of the data, only the flow's input is sure to
   * be there; what the steps of {@code define()} have made is taken as {@link java.util.Optional}.
   *
   * <p>A step of the body that fails for good follows its own failure policy: with {@code FAIL} the
   * instance ends as failed at once, with {@code COMPENSATE} all is undone, what ran before the
   * body too. It holds for the whole instance: what a sub-flow says here is of meaning only where
   * it stands alone.
   */
  protected Body<I> onFailure() {
    return pass();
  }

  /** Starts a body with a step named as its class says. */
  protected final Open<I> task(Class<?> step) {
    return this.<I>empty().task(step);
  }

  /** Starts a body with a step that has a name of its own in this flow. */
  protected final Open<I> task(String name, Class<?> step) {
    return this.<I>empty().task(name, step);
  }

  /** Starts a body with a step that goes back to an earlier one if it has failed for good. */
  protected final Open<I> task(Class<?> step, BackTo failed) {
    return this.<I>empty().task(step, failed);
  }

  /**
   * Starts a body with a step that has a name of its own in this flow, and goes back to an earlier
   * one if it has failed for good.
   */
  protected final Open<I> task(String name, Class<?> step, BackTo failed) {
    return this.<I>empty().task(name, step, failed);
  }

  /**
   * What follows when a step has failed for good, before its {@linkplain Step#onFailure() failure
   * policy} does: all that came from the latest execution of an earlier step is undone, that one
   * too, and it runs again. When the step at which this stands has made the instance go back so
   * often, or it cannot, because something on the way cannot be undone or the earlier step has not
   * run, its failure policy holds.
   *
   * @param step the class of the one step that runs again
   * @param times how often at most in the life of an instance, at least once
   */
  protected final BackTo backTo(Class<?> step, int times) {
    return new BackTo(new Redirect.ToStep(StepClass.of(step)), times);
  }

  /**
   * The same, to the step of a name; see {@link #backTo(Class, int)}.
   *
   * @param step the name of the step that runs again
   * @param times how often at most in the life of an instance, at least once
   */
  protected final BackTo backTo(String step, int times) {
    return new BackTo(new Redirect.ToName(Name.of(step)), times);
  }

  /** Starts a body with a choice. */
  protected final Choice<I> choice(String name) {
    return this.<I>empty().choice(name);
  }

  /** Starts a body with a choice that runs a step before it decides. */
  protected final Choice<I> choice(String name, Class<?> step) {
    return this.<I>empty().choice(name, step);
  }

  /** Starts a body with branches that run at the same time. */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied, and never written to
  protected final Open<I> parallel(String name, Branch<I>... branches) {
    return Open.parallel(empty(), name, List.of(branches));
  }

  /**
   * Starts a body with another flow, laid into this one.
   *
   * @param name names the sub-flow, unique in its flow
   * @param definition {@code new InvoiceFlow()}, and nothing else: the flow is read from its class
   */
  protected final Open<I> subflow(String name, FlowDefinition<?> definition) {
    return this.<I>empty().subflow(name, definition);
  }

  /**
   * Starts a body with another flow, laid into this one, which goes back to an earlier step if a
   * step in it has failed for good.
   */
  protected final Open<I> subflow(String name, FlowDefinition<?> definition, BackTo failed) {
    return this.<I>empty().subflow(name, definition, failed);
  }

  /** A body that goes on at the one step of this class. */
  protected final Left<I> redirectTo(Class<?> step) {
    return this.<I>empty().redirectTo(step);
  }

  /** A body that goes on at the step, choice or parallel of this name. */
  protected final Left<I> redirectTo(String target) {
    return this.<I>empty().redirectTo(target);
  }

  /** A body that ends the flow. */
  protected final Left<I> end() {
    return this.<I>empty().end();
  }

  /**
   * Starts a body with a pause.
   *
   * @param name names the pause, unique in its flow
   * @param time a whole number and one of {@code ms}, {@code s}, {@code m}, {@code h}, {@code d},
   *     such as {@code 14d}
   */
  protected final Open<I> pause(String name, String time) {
    return this.<I>empty().pause(name, time);
  }

  /** Starts a body with a wait, as long as it takes, for a datum from outside. */
  protected final <T> Open<I> await(String name, Class<T> type) {
    return this.<I>empty().await(name, type);
  }

  /** Starts a body with a wait, as long as it takes, for the datum of a key from outside. */
  protected final <T> Open<I> await(String name, Key<T> key) {
    return this.<I>empty().await(name, key);
  }

  /** Starts a body with a wait for a datum from outside, but not for ever. */
  protected final <T> Open<I> await(String name, Class<T> type, Timeout<I> timeout) {
    return this.<I>empty().await(name, type, timeout);
  }

  /** Starts a body with a wait for the datum of a key from outside, but not for ever. */
  protected final <T> Open<I> await(String name, Key<T> key, Timeout<I> timeout) {
    return this.<I>empty().await(name, key, timeout);
  }

  /** Starts a body with a wait, as long as it takes, for a datum that comes by a key. */
  protected final <T> Open<I> await(String name, Class<T> type, Correlation by) {
    return this.<I>empty().await(name, type, by);
  }

  /** Starts a body with a wait, as long as it takes, for the datum of a key that comes by a key. */
  protected final <T> Open<I> await(String name, Key<T> key, Correlation by) {
    return this.<I>empty().await(name, key, by);
  }

  /** Starts a body with a wait for a datum that comes by a key, but not for ever. */
  protected final <T> Open<I> await(
      String name, Class<T> type, Correlation by, Timeout<I> timeout) {
    return this.<I>empty().await(name, type, by, timeout);
  }

  /** Starts a body with a wait for the datum of a key that comes by a key, but not for ever. */
  protected final <T> Open<I> await(String name, Key<T> key, Correlation by, Timeout<I> timeout) {
    return this.<I>empty().await(name, key, by, timeout);
  }

  /**
   * By what an answer from outside finds an {@code await}: a key that both sides know, such as the
   * number of the order. It is computed when the await begins, once a visit, and is part of the
   * journal. The outside answers by flow, await and key, without knowing the instance.
   *
   * @param key gives it from the flow's input: 1 to 255 characters, not blank, and unique among the
   *     instances that wait at the same time; depends on its argument only, and not on fields. If
   *     it throws, the await fails as a choice does whose guard throws
   */
  protected final Correlation correlatedBy(Function<? super I, String> key) {
    return new Correlation(dev.surefoot.model.Correlation.onInput(key));
  }

  /**
   * The same, computed from the datum of this type: a step's result, such as the reference that a
   * payment provider gave, or the flow's input.
   *
   * @param key as that of {@link #correlatedBy(Function)}
   */
  protected final <T> Correlation correlatedBy(Class<T> type, Function<? super T, String> key) {
    return correlatedBy(Key.of(type), key);
  }

  /**
   * The same, computed from the datum of this key: one with a name, or of a generic type.
   *
   * @param of {@code Key.of(Reservation.class, "hotel")}, or {@code new Key<List<Line>>() {}}
   * @param key as that of {@link #correlatedBy(Function)}
   */
  protected final <T> Correlation correlatedBy(Key<T> of, Function<? super T, String> key) {
    return new Correlation(dev.surefoot.model.Correlation.on(of.id(), key));
  }

  /**
   * How long an {@code await} waits, and what it does when no answer has come by then. The body may
   * come to its end, where the flow goes on after the wait, or jump or end.
   *
   * @param time a whole number and one of {@code ms}, {@code s}, {@code m}, {@code h}, {@code d},
   *     such as {@code 3d}
   */
  protected final Timeout<I> after(String time, Body<I> body) {
    return new Timeout<>(time, body);
  }

  /** A body that cancels the parallels around it and goes on at the one step of this class. */
  protected final Left<I> cancelAndRedirectTo(Class<?> step) {
    return this.<I>empty().cancelAndRedirectTo(step);
  }

  /** A body that cancels the parallels around it and goes on at the step of this name. */
  protected final Left<I> cancelAndRedirectTo(String target) {
    return this.<I>empty().cancelAndRedirectTo(target);
  }

  /** A body that cancels all parallels around it and ends the flow. */
  protected final Left<I> cancelAndEnd() {
    return this.<I>empty().cancelAndEnd();
  }

  /** The empty body: nothing to do on this way. */
  protected final Open<I> pass() {
    return empty();
  }

  /** A branch of a {@code parallel}. */
  protected final Branch<I> branch(String name, Body<I> body) {
    return new Branch<>(name, body);
  }

  private <T> Open<T> empty() {
    return new Open<>(Sequence.EMPTY);
  }

  /**
   * The tree that {@link #define()} and {@link #onFailure()} build, equal to what the annotation
   * processor reads from the source.
   *
   * @throws IllegalArgumentException if the definition's class, or that of a sub-flow, has no
   *     {@link Flow} annotation, or if it is a sub-flow of itself
   */
  public static FlowModel modelOf(FlowDefinition<?> definition) {
    Flow flow = definition.getClass().getAnnotation(Flow.class);
    if (flow == null) {
      throw new IllegalArgumentException(
          definition.getClass().getName() + " has no @Flow annotation");
    }
    Body<?> body = Running.of(definition, "define()", definition::define);
    Body<?> onFailure = Running.of(definition, "onFailure()", definition::onFailure);
    return new FlowModel(
        Names.of(flow.value(), definition.getClass()), body.sequence(), onFailure.sequence());
  }
}
