package dev.surefoot.runtime.event;

/**
 * A step, or a choice, has failed for good, and from now on the instance does what its flow does on
 * a failure. Nothing runs any more of what went before, and nothing of it goes on.
 */
public record FailPathBegun(Advance advance) implements Event {
  public FailPathBegun {
    advance = Advance.orNone(advance);
  }
}
