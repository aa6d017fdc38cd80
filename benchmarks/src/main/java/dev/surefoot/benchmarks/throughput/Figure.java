package dev.surefoot.benchmarks.throughput;

import java.util.Arrays;

/**
 * What was measured.
 *
 * @param steps durable steps a second
 * @param millis what each instance took, sorted
 * @param all steps, those too that were not in time
 * @param bytes of the database's log for each of all steps
 * @param commits for each of them
 */
record Figure(double steps, double[] millis, long all, double bytes, double commits) {
  static Figure of(double seconds, double[] millis, long instances) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Figure(sorted.length * Shape.STEPS / seconds, sorted, instances * Shape.STEPS, 0, 0);
  }

  /** With what a database has written meanwhile. */
  Figure with(Database.Written before, Database.Written after) {
    return new Figure(
        steps,
        millis,
        all,
        (double) (after.bytes() - before.bytes()) / all,
        (double) (after.commits() - before.commits()) / all);
  }

  /** The time within which this part of the instances ended, in milliseconds. */
  double within(double part) {
    return millis.length == 0 ? 0 : millis[(int) Math.min(millis.length - 1, millis.length * part)];
  }
}
