package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Handed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That one step follows and nothing else: what most events say, and what each instance of a flow
 * says in its turn, so it is made once. Of equal and immutable ones, made by several threads at the
 * same time, any will do.
 */
final class HandedOut {
  /** So many executions have all that most instances ever have. */
  private static final int KEPT = 32;

  /** By step and execution, each made when it is first needed. */
  private final @Nullable Advance[] @Nullable [] kept;

  HandedOut(int transitions) {
    this.kept = new Advance[transitions][];
  }

  /** The first attempt of an execution. */
  Advance of(int task, String step, int execution, int visit) {
    if (visit > 1 || execution >= KEPT) {
      return made(step, execution, visit);
    }
    @Nullable Advance[] known = kept[task];
    if (known == null) {
      known = new Advance[KEPT];
      kept[task] = known;
    }
    Advance advance = known[execution];
    if (advance == null) {
      advance = made(step, execution, visit);
      known[execution] = advance;
    }
    return advance;
  }

  private static Advance made(String step, int execution, int visit) {
    return Advance.ofCalls(List.of(new Handed(execution, step, visit, 1)));
  }
}
