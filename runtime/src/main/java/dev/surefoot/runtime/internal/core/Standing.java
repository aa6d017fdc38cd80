package dev.surefoot.runtime.internal.core;

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

  /** With an execution where it stands now. */
  Standing with(int id, Execution.Run run) {
    return new Standing(
        in(open, id, run == Execution.Run.OPEN),
        in(waiting, id, run == Execution.Run.WAITING),
        in(held, id, run == Execution.Run.HELD),
        in(pending, id, run == Execution.Run.PENDING),
        in(polled, id, run == Execution.Run.POLLED),
        loose);
  }

  Standing withLoose(Ints executions) {
    return new Standing(open, waiting, held, pending, polled, executions);
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
