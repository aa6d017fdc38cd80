package dev.surefoot.runtime.spi;

/**
 * How many calls of a step may run at once in one engine.
 *
 * @param step the name of its class: all steps of this name are counted together
 * @param most at least one
 */
public record ConcurrencyLimit(String step, int most) {
  public ConcurrencyLimit {
    if (most < 1) {
      throw new IllegalArgumentException(
          "no call of " + step + " could run with a limit of " + most + "; give at least 1");
    }
  }
}
