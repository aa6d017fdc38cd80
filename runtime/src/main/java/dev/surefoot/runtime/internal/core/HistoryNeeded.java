package dev.surefoot.runtime.internal.core;

/**
 * Something was looked for that a state which was loaded from a snapshot does not have: what has
 * ended. Whoever decides loads the whole journal then, and decides again.
 */
public final class HistoryNeeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HistoryNeeded() {
    super("a part of the history is needed that was not loaded", null, false, false);
  }
}
