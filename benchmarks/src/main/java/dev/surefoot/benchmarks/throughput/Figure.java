package dev.surefoot.benchmarks.throughput;

import java.util.Arrays;

/**
 * What was measured.
 *
 * @param steps durable steps a second
 * @param millis what each instance took, sorted
 */
record Figure(double steps, double[] millis) {
  static Figure of(double seconds, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Figure(sorted.length * Shape.STEPS / seconds, sorted);
  }

  /** The time within which this part of the instances ended, in milliseconds. */
  double within(double part) {
    return millis.length == 0 ? 0 : millis[(int) Math.min(millis.length - 1, millis.length * part)];
  }
}
