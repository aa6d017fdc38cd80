package dev.surefoot.model;

/** Ends the flow in which it is written: a sub-flow, the flow around it goes on. */
public record End(Source at) implements Node {
  /** An end without a place. */
  public static End of() {
    return new End(Source.NONE);
  }

  @Override
  public Kind kind() {
    return Kind.END;
  }
}
