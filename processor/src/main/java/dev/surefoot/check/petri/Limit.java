package dev.surefoot.check.petri;

/**
 * How far to explore.
 *
 * @param states at most so many markings
 * @param tokens at most so many entries of markings in all, which is what takes memory
 */
public record Limit(int states, long tokens) {
  /** About 100,000 markings, and 80 MB. */
  public static final Limit DEFAULT = new Limit(100_000, 20_000_000);
}
