package dev.surefoot;

/** What becomes of the other undos when one has failed for good, that is, in its last attempt. */
public enum UndoFailurePolicy {
  /**
   * The undos of what came before it wait until it is done or settled; those that have nothing to
   * do with it go on.
   */
  STOP,
  /** All others go on, also the undos of what came before it. */
  CONTINUE
}
