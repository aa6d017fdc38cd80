package dev.surefoot.model;

import org.jspecify.annotations.Nullable;

/**
 * A branch of a choice or a parallel.
 *
 * @param name unique in its choice or parallel; a fallback is named {@value #OTHERWISE}
 * @param fallback whether it is taken when no guard holds
 * @param guard what must hold for it to be taken; null on fallbacks and branches of parallels
 * @param at the verb
 */
public record Branch(Name name, boolean fallback, @Nullable Guard guard, Sequence body, Source at) {
  /** The name of every fallback. */
  public static final String OTHERWISE = "otherwise";

  /** A branch of a parallel, without a place. */
  public static Branch parallel(Name name, Sequence body) {
    return new Branch(name, false, null, body, Source.NONE);
  }

  /** A guarded branch of a choice, without a place. */
  public static Branch when(Name label, Guard guard, Sequence body) {
    return new Branch(label, false, guard, body, Source.NONE);
  }

  /** The fallback of a choice, without a place. */
  public static Branch otherwise(Sequence body) {
    return new Branch(Name.of(OTHERWISE), true, null, body, Source.NONE);
  }
}
