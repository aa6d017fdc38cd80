package dev.surefoot.runtime.internal.core;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the host is to do once the events are durable. */
public sealed interface Command {
  /** Call a step. */
  record Call(int execution, int attempt) implements Command {
    private static final List<List<Command>> FIRST =
        IntStream.range(0, 512).mapToObj(id -> List.<Command>of(new Call(id, 1))).toList();

    /** Nothing but this, as is commanded most often. */
    static List<Command> alone(int execution, int attempt) {
      return attempt == 1 && execution < FIRST.size()
          ? FIRST.get(execution)
          : List.of(new Call(execution, attempt));
    }
  }

  /** Call an undo. */
  record CallUndo(int execution, int attempt) implements Command {}

  /** Let {@link Occurrence.Due} happen at a time, at once if it is past. */
  record WakeAt(int execution, int attempt, boolean undo, Instant due) implements Command {}

  /** Ask for the end of what an execution has submitted. */
  record Poll(int execution, int attempt) implements Command {}

  /** Let {@link Occurrence.LeftExpired} happen when these have been awaited long enough. */
  record AwaitLeft(Ints executions) implements Command {}

  /** Let {@link Occurrence.SettleExpired} happen when what runs has been awaited long enough. */
  record AwaitSettled(@Nullable Leaving leaving, @Nullable PartialRollback rollback)
      implements Command {}

  /** Interrupt a call whose answer no longer counts. */
  record Interrupt(int execution, int attempt, boolean undo) implements Command {}
}
