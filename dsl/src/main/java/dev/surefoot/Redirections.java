package dev.surefoot;

/** Which jumps a flow may contain, see {@link Flow#redirections()}. */
public enum Redirections {
  /**
   * Sound jumps that also keep the flow easy to read and always moving: none at top level, none in
   * a fallback branch, none to a direct step of the jump's own branch; and no {@code end} at top
   * level.
   */
  STRICT,
  /** Every jump under which the flow stays sound: do-until loops in a fallback, for example. */
  ANY_SOUND
}
