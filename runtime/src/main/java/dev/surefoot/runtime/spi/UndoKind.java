package dev.surefoot.runtime.spi;

/** When the undo of a step is called. */
public enum UndoKind {
  /** Never: the step has none, and leaves nothing that would need one. */
  NONE,
  /** Never: what the step did cannot be taken back. */
  IRREVERSIBLE,
  /** Only for an execution that has an output. */
  WITH_OUTPUT,
  /** Only for an execution that has submitted something, to be polled. */
  WITH_HANDLE,
  /** For every execution that was entered. */
  ALWAYS
}
