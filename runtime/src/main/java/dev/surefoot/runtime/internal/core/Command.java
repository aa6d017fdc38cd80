package dev.surefoot.runtime.internal.core;

/** What the host is to do once the events are durable. */
public sealed interface Command {
  /** Call a step. */
  record Call(int execution, int attempt) implements Command {}

  /** Call an undo. */
  record CallUndo(int execution, int attempt) implements Command {}

  /** Let {@link Occurrence.SettleExpired} happen when what runs has been awaited long enough. */
  record AwaitSettled() implements Command {}

  /** Interrupt a call whose answer no longer counts. */
  record Interrupt(int execution, int attempt) implements Command {}
}
