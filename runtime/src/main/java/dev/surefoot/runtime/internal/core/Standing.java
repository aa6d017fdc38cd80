package dev.surefoot.runtime.internal.core;

import java.util.stream.IntStream;

/**
 * Where the executions stand that have not ended, by what they wait for. Immutable.
 *
 * @param open handed out, without outcome
 * @param waiting their next attempt is to come
 * @param held for a decision
 * @param pending pauses and awaits: for their time, or an answer
 * @param polled submitted, and asked now and then for their end
 * @param loose ended without a token, in blocks that are being left
 */
record Standing(Ints open, Ints waiting, Ints held, Ints pending, Ints polled, Ints loose) {
  static final Standing NONE =
      new Standing(Ints.EMPTY, Ints.EMPTY, Ints.EMPTY, Ints.EMPTY, Ints.EMPTY, Ints.EMPTY);

  /** Of a chain one step runs, so those are made once. */
  private static final Standing[] RUNS =
      IntStream.range(0, 512)
          .mapToObj(Ints::of)
          .map(id -> new Standing(id, Ints.EMPTY, Ints.EMPTY, Ints.EMPTY, Ints.EMPTY, Ints.EMPTY))
          .toArray(Standing[]::new);

  /** With an execution where it stands now. */
  Standing with(int id, Execution.Run run) {
    return of(
        in(open, id, run == Execution.Run.OPEN),
        in(waiting, id, run == Execution.Run.WAITING),
        in(held, id, run == Execution.Run.HELD),
        in(pending, id, run == Execution.Run.PENDING),
        in(polled, id, run == Execution.Run.POLLED),
        loose);
  }

  Standing withLoose(Ints executions) {
    return executions.equals(loose) ? this : of(open, waiting, held, pending, polled, executions);
  }

  /** Between two steps of a chain nothing stands anywhere. */
  private static Standing of(
      Ints open, Ints waiting, Ints held, Ints pending, Ints polled, Ints loose) {
    boolean rest =
        !(waiting.isEmpty()
            && held.isEmpty()
            && pending.isEmpty()
            && polled.isEmpty()
            && loose.isEmpty());
    if (!rest && open.isEmpty()) {
      return NONE;
    }
    return !rest && open.size() == 1 && open.at(0) < RUNS.length
        ? RUNS[open.at(0)]
        : new Standing(open, waiting, held, pending, polled, loose);
  }

  private static Ints in(Ints set, int id, boolean isIn) {
    return isIn ? set.plus(id) : set.minus(id);
  }

  /** What waits for something, and not for the end of a call. */
  Ints resting() {
    return waiting.union(held).union(pending).union(polled);
  }

  /** All that have not ended, or have ended without a token. */
  Ints every() {
    return all().union(loose);
  }

  /** All that have not ended. */
  Ints all() {
    return open.union(resting());
  }
}
