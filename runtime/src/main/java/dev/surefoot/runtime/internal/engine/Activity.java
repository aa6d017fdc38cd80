package dev.surefoot.runtime.internal.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what is under way, so that closing can wait for it. */
final class Activity {
  private final AtomicLong count = new AtomicLong();
  private final AtomicInteger awaiting = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition less = lock.newCondition();

  void enter() {
    count.incrementAndGet();
  }

  void leave() {
    if (count.decrementAndGet() == 0 || awaiting.get() > 0) {
      lock.lock();
      try {
        less.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  boolean isBelow(int most) {
    return count.get() < most;
  }

  /** Waits until less than this is under way, whether interrupted or not. */
  void awaitBelow(int most) {
    if (count.get() < most) {
      return;
    }
    awaiting.incrementAndGet();
    lock.lock();
    try {
      while (count.get() >= most) {
        less.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
      awaiting.decrementAndGet();
    }
  }

  /** Whether nothing is under way any more before the time is over. */
  boolean awaitIdle(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (count.get() > 0 && left > 0) {
        left = less.awaitNanos(left);
      }
      return count.get() == 0;
    } finally {
      lock.unlock();
    }
  }
}
