package dev.surefoot.check.petri;

import java.util.function.BooleanSupplier;

/**
 * How far to explore.
 *
 * @param states at most so many markings
 * @param tokens at most so many entries of markings in all, with what goes with them about four
 *     bytes each, which is what takes memory
 * @param expired asked now and then; as soon as it says true, no more is explored
 */
public record Limit(int states, long tokens, BooleanSupplier expired) {
  /** About 100,000 markings, and 80 MB. */
  public static final Limit DEFAULT = new Limit(100_000, 20_000_000);

  /** A limit without a limit in time. */
  public Limit(int states, long tokens) {
    this(states, tokens, () -> false);
  }

  /** The same with fewer markings. */
  Limit atMost(int fewer) {
    return new Limit(Math.min(states, fewer), tokens, expired);
  }
}
