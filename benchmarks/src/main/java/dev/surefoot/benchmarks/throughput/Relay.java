package dev.surefoot.benchmarks.throughput;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps so many instances under way for a time, as {@link Pace} does, but who ends one begins the
 * next: no other thread is woken for that, which would take longer than an instance in memory. The
 * first second is not counted.
 */
final class Relay {
  private static final long WARM_UP = 1_000_000_000L;

  private final int seconds;
  private final AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();

  Relay(int seconds) {
    this.seconds = seconds;
  }

  Figure measure(int inFlight, Pace.Subject subject) throws Exception {
    long start = System.nanoTime() + WARM_UP;
    long end = start + seconds * 1_000_000_000L;
    CountDownLatch over = new CountDownLatch(inFlight);
    Runner[] runners = new Runner[inFlight];
    for (int i = 0; i < inFlight; i++) {
      runners[i] = new Runner(subject, start, end, over);
      runners[i].begin();
    }
    over.await();
    if (failed.get() != null) {
      throw new IllegalStateException("the measurement is void", failed.get());
    }
    long instances = Arrays.stream(runners).mapToLong(runner -> runner.instances).sum();
    DoubleStream millis =
        Arrays.stream(runners).flatMapToDouble(one -> Arrays.stream(one.millis, 0, one.counted));
    return Figure.of(seconds, millis.toArray(), instances);
  }

  /** One instance after the other; each is ended before the next one begins. */
  private final class Runner implements Runnable {
    private final Pace.Subject subject;
    private final long start;
    private final long end;
    private final CountDownLatch over;
    private double[] millis = new double[1024];
    private int counted;
    private long instances;
    private long began;

    Runner(Pace.Subject subject, long start, long end, CountDownLatch over) {
      this.subject = subject;
      this.start = start;
      this.end = end;
      this.over = over;
    }

    void begin() {
      began = System.nanoTime();
      try {
        subject.begin(this);
      } catch (Exception e) {
        failed.set(e);
        over.countDown();
      }
    }

    @Override
    public void run() {
      long now = System.nanoTime();
      instances++;
      if (now >= start && now < end) {
        millis = counted == millis.length ? Arrays.copyOf(millis, counted * 2) : millis;
        millis[counted++] = (now - began) / 1e6;
      }
      if (now < end) {
        begin();
      } else {
        over.countDown();
      }
    }
  }
}
