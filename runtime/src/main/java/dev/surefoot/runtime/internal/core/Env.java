package dev.surefoot.runtime.internal.core;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which execution made each datum that a token knows; data are told by their index in the {@link
 * Program}. Values are kept elsewhere, by their maker. Immutable.
 *
 * <p>Each token carries its own, so that a step sees what was made on its own way and nothing of
 * what happens beside it, whatever the timing.
 */
public final class Env {
  /** The maker of the flow's input, which no execution made. */
  public static final int INPUT = 0;

  /** The maker of what nobody has made. */
  public static final int NOBODY = -1;

  private final int[] makers;

  private Env(int[] makers) {
    this.makers = makers;
  }

  /** What a new instance knows: its input, the datum at index 0. */
  static Env start(int data) {
    int[] makers = new int[data];
    Arrays.fill(makers, NOBODY);
    makers[Program.INPUT_DATUM] = INPUT;
    return new Env(makers);
  }

  /** An environment in which these executions made the data, in the order of their index. */
  public static Env of(int... makers) {
    return new Env(makers.clone());
  }

  /** The executions that made the data, in the order of their index. */
  public IntStream makers() {
    return Arrays.stream(makers);
  }

  /** What is known at the beginning of a sub-flow: its input. */
  static Env inside(int data, int input, int maker) {
    int[] makers = new int[data];
    Arrays.fill(makers, NOBODY);
    makers[input] = maker;
    return new Env(makers);
  }

  /** The execution that made a datum. */
  public int maker(int datum) {
    return makers[datum];
  }

  /** This environment with data made by another execution. */
  Env with(int maker, Ints data) {
    if (data.isEmpty()) {
      return this;
    }
    int[] copy = makers.clone();
    for (int i = 0; i < data.size(); i++) {
      copy[data.at(i)] = maker;
    }
    return new Env(copy);
  }

  /**
   * What a join knows. Where branches differ, one of them has written and the others know what was
   * there before; the writer is the later execution.
   */
  Env merge(Env other) {
    if (Arrays.equals(makers, other.makers)) {
      return this;
    }
    int[] merged = makers.clone();
    for (int i = 0; i < merged.length; i++) {
      merged[i] = Math.max(merged[i], other.makers[i]);
    }
    return new Env(merged);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Env that && Arrays.equals(makers, that.makers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(makers);
  }

  @Override
  public String toString() {
    return Arrays.toString(makers);
  }
}
