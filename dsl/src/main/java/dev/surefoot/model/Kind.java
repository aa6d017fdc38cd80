package dev.surefoot.model;

/** The kinds of steps and the properties by which the rules know them. */
public enum Kind {
  TASK("task", false, false, false, false),
  CHOICE("choice", false, true, false, true),
  PARALLEL("parallel", false, true, true, false),
  REDIRECTION("jump", true, false, false, false),
  END("end", true, false, false, false),
  SUBFLOW("sub-flow", false, true, true, false);

  private final String word;
  private final boolean jumpsAway;
  private final boolean hasBranches;
  private final boolean barrier;
  private final boolean requiresFallback;

  Kind(
      String word,
      boolean jumpsAway,
      boolean hasBranches,
      boolean barrier,
      boolean requiresFallback) {
    this.word = word;
    this.jumpsAway = jumpsAway;
    this.hasBranches = hasBranches;
    this.barrier = barrier;
    this.requiresFallback = requiresFallback;
  }

  /** What messages call it. */
  public String word() {
    return word;
  }

  /** Whether nothing can follow it in its sequence. */
  public boolean jumpsAway() {
    return jumpsAway;
  }

  /** Whether it has bodies of its own. */
  public boolean hasBranches() {
    return hasBranches;
  }

  /**
   * Whether all its branches run, each with a token of its own; no plain jump leaves or enters one.
   */
  public boolean isBarrier() {
    return barrier;
  }

  /**
   * Whether exactly one branch, the last, has no guard and is taken when no guard holds; the others
   * then have one each.
   */
  public boolean requiresFallback() {
    return requiresFallback;
  }
}
