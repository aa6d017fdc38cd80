package dev.surefoot.runtime.internal.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A journal's row cannot be read by this version. */
public final class UnreadableJournalException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  UnreadableJournalException(UUID instance, long sequence, String why, @Nullable Throwable cause) {
    super("row " + sequence + " of instance " + instance + ": " + why, cause);
  }
}
