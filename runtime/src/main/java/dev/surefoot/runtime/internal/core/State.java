package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.runtime.InstanceState;
import org.jspecify.annotations.Nullable;

/**
 * An instance as its journal has made it. Immutable; equal exactly if everything in it is.
 *
 * @param executions by number, the first at index 0
 * @param visits how often each transition's step was handed out
 * @param open executions handed out, without outcome
 * @param held executions that wait for a decision
 * @param trouble the first cause for which the instance goes back
 * @param undoing the cursor of a going back, null until all that runs is settled
 * @param ended the terminal state
 * @param result the execution that made the result, 0 for the input, -1 for none
 */
public record State(
    boolean started,
    Marking marking,
    Vec<Execution> executions,
    Vec<Integer> visits,
    Ints open,
    Ints held,
    @Nullable Trouble trouble,
    @Nullable Undoing undoing,
    @Nullable InstanceState ended,
    int result) {
  /** An instance that was made and not started. */
  static State created(Program program) {
    Token first = new Token(Ints.EMPTY, Env.start(program.data()));
    Net net = program.net();
    return new State(
        false,
        Marking.empty(net.places().size()).put(Net.SOURCE, first),
        Vec.empty(),
        Vec.of(net.transitions().size(), 0),
        Ints.EMPTY,
        Ints.EMPTY,
        null,
        null,
        null,
        Env.NOBODY);
  }

  /** An execution by its number. */
  public Execution execution(int id) {
    return executions.get(id - 1);
  }

  boolean knows(int id) {
    return id >= 1 && id <= executions.size();
  }

  /** Whether it goes back, or waits for what runs before it does. */
  public boolean goesBack() {
    return trouble != null;
  }

  /**
   * What the instance is doing, as it is shown. It is {@link InstanceState#ROLLBACK_FAILED} from
   * when no undo runs any more and one has failed; until then the others go on.
   */
  public InstanceState shown() {
    if (ended != null) {
      return ended;
    }
    if (!started) {
      return InstanceState.CREATED;
    }
    if (trouble != null) {
      boolean waits = undoing != null && undoing.open().isEmpty() && !undoing.failed().isEmpty();
      return waits ? InstanceState.ROLLBACK_FAILED : InstanceState.ROLLING_BACK;
    }
    return held.isEmpty() ? InstanceState.RUNNING : InstanceState.HELD;
  }
}
