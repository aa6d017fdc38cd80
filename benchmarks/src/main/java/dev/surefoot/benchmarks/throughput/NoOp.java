package dev.surefoot.benchmarks.throughput;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;

/** A step that does nothing, so that what is measured is the engine. */
@Step(value = "no-op", undo = UndoContract.NONE)
public final class NoOp {
  /** Does nothing. */
  @Run
  public void run(String input) {}
}
