package dev.surefoot.runtime.spi;

/** When the undo of a step is called. */
public enum UndoKind {
  /** Never: the step has none. */
  NONE,
  /** Only for an execution that has an output. */
  WITH_OUTPUT,
  /** For every execution that was entered. */
  ALWAYS
}
