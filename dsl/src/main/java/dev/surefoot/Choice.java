package dev.surefoot;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Name;
import dev.surefoot.model.StepClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A choice that still lacks its fallback: only {@link #otherwise} leads on. Guards are asked in
 * order, and each at most once a visit: the answer is part of the journal.
 *
 * @param <I> the flow's input
 */
public final class Choice<I> {
  private final Open<I> before;
  private final String name;
  private final @Nullable Class<?> step;
  private final List<Branch> branches;

  Choice(Open<I> before, String name, @Nullable Class<?> step) {
    this(before, name, step, List.of());
  }

  private Choice(Open<I> before, String name, @Nullable Class<?> step, List<Branch> branches) {
    this.before = before;
    this.name = name;
    this.step = step;
    this.branches = branches;
  }

  /**
   * Adds a branch that is taken if the guard holds for the flow's input.
   *
   * @param label names the branch, unique in its choice
   * @param guard depends on its argument only, and not on fields
   */
  public Choice<I> when(String label, Predicate<? super I> guard, Body<I> body) {
    return with(Branch.when(Name.of(label), Guard.onInput(guard), body.sequence()));
  }

  /**
   * Adds a branch that is taken if the guard holds for the datum of this type: a step's result, or
   * the flow's input.
   *
   * @param label names the branch, unique in its choice
   * @param guard depends on its argument only, and not on fields
   */
  public <T> Choice<I> when(String label, Class<T> type, Predicate<? super T> guard, Body<I> body) {
    return when(label, Key.of(type), guard, body);
  }

  /**
   * Adds a branch that is taken if the guard holds for the datum of this key: one with a name, or
   * of a generic type.
   *
   * @param label names the branch, unique in its choice
   * @param key {@code Key.of(Address.class, "billing")}, or {@code new Key<List<Line>>() {}}
   * @param guard depends on its argument only, and not on fields
   */
  public <T> Choice<I> when(String label, Key<T> key, Predicate<? super T> guard, Body<I> body) {
    return with(Branch.when(Name.of(label), Guard.on(key.id(), guard), body.sequence()));
  }

  /** Closes the choice with the fallback, taken when no guard holds. */
  public Open<I> otherwise(Body<I> body) {
    List<Branch> all = with(Branch.otherwise(body.sequence())).branches;
    return before.then(
        dev.surefoot.model.Choice.of(Name.of(name), step == null ? null : StepClass.of(step), all));
  }

  private Choice<I> with(Branch branch) {
    List<Branch> more = new ArrayList<>(branches);
    more.add(branch);
    return new Choice<>(before, name, step, List.copyOf(more));
  }
}
