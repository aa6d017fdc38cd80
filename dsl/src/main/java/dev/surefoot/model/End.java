package dev.surefoot.model;

/**
 * Ends the flow in which it is written: of a sub-flow, the flow around it goes on.
 *
 * @param cancels whether it leaves the parallels around it and cancels what runs in them
 */
public record End(boolean cancels, Source at) implements Node {
  /** An end that leaves no parallel. */
  public End(Source at) {
    this(false, at);
  }

  /** An end without a place. */
  public static End of() {
    return new End(Source.NONE);
  }

  /** An end without a place that cancels the parallels around it. */
  public static End cancelling() {
    return new End(true, Source.NONE);
  }

  @Override
  public Kind kind() {
    return cancels ? Kind.CANCELLING_END : Kind.END;
  }
}
