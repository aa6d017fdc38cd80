package dev.surefoot.benchmarks.throughput;

import java.util.List;

/** What follows what in a flow of five steps, as a hand-written loop knows it. */
enum Shape {
  SEQ5 {
    @Override
    List<Integer> after(int step, Pending pending) {
      return step == 4 ? List.of() : List.of(step + 1);
    }
  },
  PAR3 {
    @Override
    List<Integer> after(int step, Pending pending) {
      return switch (step) {
        case 0 -> List.of(1, 2, 3);
        case 4 -> List.of();
        default -> pending.join() ? List.of(4) : List.of();
      };
    }
  };

  static final int STEPS = 5;

  /** Whether this was the last of three branches. */
  interface Pending {
    boolean join();
  }

  /** The steps that follow one; none after the last, or while a join waits for another branch. */
  abstract List<Integer> after(int step, Pending pending);
}
