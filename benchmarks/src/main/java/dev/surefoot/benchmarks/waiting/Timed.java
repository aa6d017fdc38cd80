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
  private final CountDownLatch calls;

  /**
   * A step that returns when the latch is open.
   *
   * @param calls how many are awaited
   */
  public Timed(CountDownLatch goesOn, int calls) {
    this.goesOn = goesOn;
    this.calls = new CountDownLatch(calls);
  }

  /** Does nothing else. */
  @Run
  public void run(String input) throws InterruptedException {
    first.compareAndSet(0, System.nanoTime());
    calls.countDown();
    goesOn.await();
  }

  /** Waits until it was called as often as that. */
  void awaitCalls() throws InterruptedException {
    calls.await();
  }

  /** When it was first called, 0 for never. */
  long first() {
    return first.get();
  }
}
