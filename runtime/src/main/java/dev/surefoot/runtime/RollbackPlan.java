package dev.surefoot.runtime;

import dev.surefoot.runtime.internal.journal.PlanJson;
import dev.surefoot.runtime.internal.journal.PlanText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback would do, as {@link Instance#plan} says it; {@link Instance#execute} does exactly
 * that. Executions are told as {@code step#visit}.
 *
 * @param rollback what was asked for
 * @param target the execution that is to run again
 * @param start the execution at which it begins, or null if it begins at none
 * @param settled what runs, or waits for its next attempt, and has to end first: it is awaited, and
 *     then cut off. Whether it has to be undone is known only then
 * @param undos what is called, in an order in which it could be called one by one
 * @param undone all that becomes undone, the latest first
 * @param superseded all that stays done and counts no more, the latest first
 * @param passedOver what cannot be undone, and stays done
 * @param stays what is not touched, in the order in which it began
 * @param before the places that hold a token now
 * @param after those that will hold one when it has ended, unless what stays goes on meanwhile
 */
public record RollbackPlan(
    Rollback rollback,
    String target,
    @Nullable String start,
    List<String> settled,
    List<Undo> undos,
    List<String> undone,
    List<String> superseded,
    List<String> passedOver,
    List<String> stays,
    List<String> before,
    List<String> after) {
  /**
   * The call of an undo.
   *
   * @param execution whose undo it is
   * @param after the undos that have to be done or settled before it; those that do not wait for
   *     each other run at the same time
   */
  public record Undo(String execution, List<String> after) {
    public Undo {
      after = List.copyOf(after);
    }
  }

  public RollbackPlan {
    settled = List.copyOf(settled);
    undos = List.copyOf(undos);
    undone = List.copyOf(undone);
    superseded = List.copyOf(superseded);
    passedOver = List.copyOf(passedOver);
    stays = List.copyOf(stays);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** As JSON; {@link #fromJson} reads it back to an equal plan. */
  public String toJson() {
    return PlanJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if it is no plan; says what is wrong
   */
  public static RollbackPlan fromJson(String json) {
    return PlanJson.read(json);
  }

  /** Some lines for people to read. */
  @Override
  public String toString() {
    return PlanText.of(this);
  }
}
