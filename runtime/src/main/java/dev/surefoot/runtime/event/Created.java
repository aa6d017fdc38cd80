package dev.surefoot.runtime.event;

import org.jspecify.annotations.Nullable;

/**
 * The instance was made; the row's value is the flow's input.
 *
 * @param flow the flow's name
 * @param key the business key
 * @param fingerprint of the net on which it runs
 * @param begun what followed at once, if it was started, too; null if it was only made
 */
public record Created(String flow, String key, String fingerprint, @Nullable Advance begun)
    implements Event {
  /** An instance that was not started. */
  public Created(String flow, String key, String fingerprint) {
    this(flow, key, fingerprint, null);
  }

  @Override
  public Advance advance() {
    return Advance.orNone(begun);
  }
}
