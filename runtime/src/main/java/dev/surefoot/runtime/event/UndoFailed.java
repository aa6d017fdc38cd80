package dev.surefoot.runtime.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An undo failed; it is called again only on request.
 *
 * @param began when the call was made, or null if it was lost
 * @param passed whether the undos before it do not wait for it
 */
public record UndoFailed(
    int execution,
    int attempt,
    Failure failure,
    @Nullable Instant began,
    boolean passed,
    Advance advance)
    implements Event {
  public UndoFailed {
    advance = Advance.orNone(advance);
  }
}
