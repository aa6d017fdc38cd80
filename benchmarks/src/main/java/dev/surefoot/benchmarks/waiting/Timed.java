package dev.surefoot.benchmarks.waiting;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Takes down when it was first called, or never returns. */
@Step(value = "timed", undo = UndoContract.NONE)
public final class Timed {
  private final CountDownLatch goesOn;
  private final AtomicLong first = new AtomicLong();

  /** A step that returns when the latch is open. */
  public Timed(CountDownLatch goesOn) {
    this.goesOn = goesOn;
  }

  /** Does nothing else. */
  @Run
  public void run(String input) throws InterruptedException {
    first.compareAndSet(0, System.nanoTime());
    goesOn.await();
  }

  /** When it was first called, 0 for never. */
  long first() {
    return first.get();
  }
}
