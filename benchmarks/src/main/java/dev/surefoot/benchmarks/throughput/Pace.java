package dev.surefoot.benchmarks.throughput;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps so many instances under way for a time, and measures what ended in it. The first second is
 * not counted.
 */
final class Pace {
  private static final long WARM_UP = 1_000_000_000L;

  /** Of whom each may have several instances under way. */
  private static final int MOST_STARTERS = 32;

  /** Begins an instance; calls back when it has ended and is durable. */
  interface Subject {
    void begin(Runnable ended) throws Exception;
  }

  private final AtomicLong instances = new AtomicLong();
  private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
  private final int seconds;

  Pace(int seconds) {
    this.seconds = seconds;
  }

  Figure measure(int inFlight, Subject subject) throws Exception {
    Semaphore free = new Semaphore(inFlight);
    long start = System.nanoTime() + WARM_UP;
    long end = start + seconds * 1_000_000_000L;
    Thread[] starters = new Thread[Math.min(inFlight, MOST_STARTERS)];
    for (int t = 0; t < starters.length; t++) {
      starters[t] = new Thread(() -> keepUp(free, subject, start, end));
      starters[t].start();
    }
    for (Thread starter : starters) {
      starter.join();
    }
    free.acquire(inFlight);
    return Figure.of(
        seconds, millis.stream().mapToDouble(Double::doubleValue).toArray(), instances.get());
  }

  private void keepUp(Semaphore free, Subject subject, long start, long end) {
    try {
      while (System.nanoTime() < end) {
        free.acquire();
        long began = System.nanoTime();
        subject.begin(
            () -> {
              long ended = System.nanoTime();
              instances.incrementAndGet();
              if (ended >= start && ended < end) {
                millis.add((ended - began) / 1e6);
              }
              free.release();
            });
      }
    } catch (Exception e) {
      throw new IllegalStateException("the measurement is void", e);
    }
  }
}
