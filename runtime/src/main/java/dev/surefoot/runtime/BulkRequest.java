package dev.surefoot.runtime;

/** What can be asked of all instances that a filter means. */
public enum BulkRequest {
  /** As {@link Instance#start(String, String)}. */
  START,
  /** As {@link Instance#stop(String, String)}. */
  STOP,
  /** As {@link Instance#retry(String, String)}. */
  RETRY,
  /** As {@link Instance#retryUndos(String, String)}. */
  RETRY_UNDOS,
  /** As {@link Instance#cancel(String, String)}. */
  CANCEL,
  /** As {@link Instance#cancelWithUndo(String, String)}. */
  CANCEL_WITH_UNDO
}
