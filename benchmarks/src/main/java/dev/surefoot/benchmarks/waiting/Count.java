package dev.surefoot.benchmarks.waiting;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import java.util.Optional;

/** Counts its visits. */
@Step(value = "count", undo = UndoContract.NONE)
public final class Count {
  /** One more than before. */
  @Run
  public Integer count(Optional<Integer> before) {
    return before.orElse(0) + 1;
  }
}
