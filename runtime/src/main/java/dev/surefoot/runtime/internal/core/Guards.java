package dev.surefoot.runtime.internal.core;

/** Answers what only the user's code can: whether a guard holds. */
@FunctionalInterface
public interface Guards {
  /** No guard can be asked here. */
  Guards NONE =
      (outcome, env) -> {
        throw new IllegalStateException("guard '" + outcome + "' asked where none may be");
      };

  /** A guard threw. */
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

  /** An execution takes the answer that was kept for it; guards that follow may ask for it. */
  default void takes(Kept kept, int execution) {}
}
