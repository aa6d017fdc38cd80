package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.spi.JournalRow;
import org.jspecify.annotations.Nullable;

/** A journal's row cannot be read by this version. */
public final class UnreadableJournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableJournalException(JournalRow row, String why, @Nullable Throwable cause) {
    super("row " + row.sequence() + " of instance " + row.instance() + ": " + why, cause);
  }
}
