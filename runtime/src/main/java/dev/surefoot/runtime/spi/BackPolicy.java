package dev.surefoot.runtime.spi;

/**
 * Where an instance goes back to when a step has failed for good, before the failure policy of that
 * step holds.
 *
 * @param step the name of the step that runs again
 * @param times how often at most in the life of an instance, at least once
 * @param place the name of the step or sub-flow that says so: what it says is counted together
 */
public record BackPolicy(String step, int times, String place) {
  public BackPolicy {
    if (times < 1) {
      throw new IllegalArgumentException(
          "an instance cannot go back to '" + step + "' " + times + " times; give at least 1");
    }
  }
}
