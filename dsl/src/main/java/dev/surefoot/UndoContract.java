package dev.surefoot;

/** How the work of a step is taken back; every step of a flow that compensates says it. */
public enum UndoContract {
  /** By the step's {@link Undo} method. */
  BY_METHOD,
  /** Not at all: the step leaves nothing behind that would need to be taken back. */
  NONE,
  /** It cannot be taken back, so nothing may fail for good after it. */
  IRREVERSIBLE
}
