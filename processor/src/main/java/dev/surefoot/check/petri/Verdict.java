package dev.surefoot.check.petri;

import java.util.List;

/** What a check says of a net. */
public sealed interface Verdict {
  /** Whether the net is known to be sound. */
  default boolean isSound() {
    return this instanceof Sound;
  }

  /**
   * The net is a workflow net; from every reachable marking it can finish, when it finishes nothing
   * is left behind, and every transition can fire.
   */
  record Sound() implements Verdict {}

  /**
   * The net is not sound.
   *
   * @param what the reason in one sentence, in names of the net
   * @param firing the names of transitions which, fired one after the other from the initial
   *     marking, show it; empty where there is nothing to fire, or where the sequence is too long
   */
  record Unsound(Reason reason, String what, List<String> firing) implements Verdict {
    public Unsound {
      firing = List.copyOf(firing);
    }
  }

  /**
   * The net is too large to say.
   *
   * @param why which limit was met
   */
  record Unknown(String why) implements Verdict {}

  /** Why a net is not sound, the gravest reason first. */
  enum Reason {
    /** It lacks a single source or sink, or a node lies on no way from one to the other. */
    NOT_A_WORKFLOW_NET,
    /** There is no limit to the number of its tokens. */
    UNBOUNDED,
    /** It finishes and leaves tokens behind. */
    IMPROPER_COMPLETION,
    /** It comes to a marking, not the final one, in which nothing can fire. */
    DEADLOCK,
    /** It comes to markings in which something can fire for ever, but never to the final one. */
    LIVELOCK,
    /** A transition can never fire. */
    DEAD_TRANSITION
  }
}
