package dev.surefoot.model;

import java.util.List;

/** The kinds of steps and the properties by which the rules know them. */
public enum Kind {
  TASK("task"),
  CHOICE("choice", Property.BRANCHES, Property.FALLBACK),
  PARALLEL("parallel", Property.BRANCHES, Property.BARRIER),
  REDIRECTION("jump", Property.JUMPS_AWAY),
  END("end", Property.JUMPS_AWAY),
  PAUSE("pause", Property.WAITS),
  AWAIT("await", Property.BRANCHES, Property.WAITS),
  CANCELLING_REDIRECTION("cancelling jump", Property.JUMPS_AWAY, Property.CANCELS),
  CANCELLING_END("cancelling end", Property.JUMPS_AWAY, Property.CANCELS),
  SUBFLOW("sub-flow", Property.BRANCHES, Property.BARRIER);

  private enum Property {
    JUMPS_AWAY,
    BRANCHES,
    BARRIER,
    FALLBACK,
    WAITS,
    CANCELS
  }

  private final String word;
  private final boolean jumpsAway;
  private final boolean hasBranches;
  private final boolean barrier;
  private final boolean requiresFallback;
  private final boolean waits;
  private final boolean cancels;

  Kind(String word, Property... properties) {
    List<Property> all = List.of(properties);
    this.word = word;
    this.jumpsAway = all.contains(Property.JUMPS_AWAY);
    this.hasBranches = all.contains(Property.BRANCHES);
    this.barrier = all.contains(Property.BARRIER);
    this.requiresFallback = all.contains(Property.FALLBACK);
    this.waits = all.contains(Property.WAITS);
    this.cancels = all.contains(Property.CANCELS);
  }

  /** What messages call it. */
  public String word() {
    return word;
  }

  /** Whether nothing can follow it in its sequence. */
  public boolean jumpsAway() {
    return jumpsAway;
  }

  /** Whether it has, or may have, bodies of its own. */
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

  /**
   * Whether an instance rests there until time has passed or something comes from outside, so that
   * no way over it is silent.
   */
  public boolean waits() {
    return waits;
  }

  /** Whether it leaves the parallels around it, and cancels what runs in them. */
  public boolean cancels() {
    return cancels;
  }
}
