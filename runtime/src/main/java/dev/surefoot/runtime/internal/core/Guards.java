package dev.surefoot.runtime.internal.core;

import org.jspecify.annotations.Nullable;

/** Answers what only the user's code can: whether a guard holds, by what an await is found. */
@FunctionalInterface
public interface Guards {
  /** No guard can be asked here. */
  Guards NONE =
      (outcome, env) -> {
        throw new IllegalStateException("guard '" + outcome + "' asked where none may be");
      };

  /** A guard, or what computes a key, threw. */
  final class Threw extends Exception {
    private static final long serialVersionUID = 1L;
    private final Throwable thrown;

    /** With what the user's code threw. */
    public Threw(Throwable thrown) {
      super(null, thrown, false, false);
      this.thrown = thrown;
    }

    Throwable thrown() {
      return thrown;
    }
  }

  /**
   * Asks the guard of an outcome.
   *
   * @param outcome the name of the outcome's transition, {@code choice/branch}
   * @param env the data that it may be asked of
   * @throws Threw if the guard, or finding its datum, threw
   */
  boolean holds(String outcome, Env env) throws Threw;

  /**
   * Computes the key by which an await that begins is found from outside.
   *
   * @param env the data that it may be computed from
   * @return null if it is found by none of its own
   * @throws Threw if the user's code, or finding its datum, threw, or if it gave no key
   */
  default @Nullable String correlation(String await, Env env) throws Threw {
    return null;
  }

  /** An execution takes the answer that was kept for it; guards that follow may ask for it. */
  default void takes(Kept kept, int execution) {}
}
