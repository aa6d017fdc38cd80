package dev.surefoot.runtime.event;

import java.util.List;

/**
 * An engine took the instance over, or gave it back.
 *
 * <p>Taken over: what was handed out and has no outcome is handed out again, as a new attempt; the
 * attempt before it is lost. While the instance is stopped nothing is handed out; it is when the
 * instance is started. Given back: what was handed out and never called is named, and does not
 * count as lost.
 *
 * @param owner the engine's name; empty if it was given back
 * @param held executions that lost too many attempts and now wait for a decision
 * @param waiting executions that lost an attempt and wait for the instance to be started
 * @param waitingUndos executions whose undo did
 * @param unused executions that were handed out and never called
 * @param unusedUndos executions whose undo was handed out and never called
 * @param uncounted executions that may have begun but had most likely waited for their turn, so
 *     that the attempt does not count as lost
 */
public record OwnerChanged(
    String owner,
    List<Integer> held,
    List<Integer> waiting,
    List<Integer> waitingUndos,
    List<Integer> unused,
    List<Integer> unusedUndos,
    List<Integer> uncounted,
    Advance advance)
    implements Event {
  /** Every lost attempt counts. */
  public OwnerChanged(
      String owner,
      List<Integer> held,
      List<Integer> waiting,
      List<Integer> waitingUndos,
      List<Integer> unused,
      List<Integer> unusedUndos,
      Advance advance) {
    this(owner, held, waiting, waitingUndos, unused, unusedUndos, List.of(), advance);
  }

  public OwnerChanged {
    held = Lists.of(held);
    waiting = Lists.of(waiting);
    waitingUndos = Lists.of(waitingUndos);
    unused = Lists.of(unused);
    unusedUndos = Lists.of(unusedUndos);
    uncounted = Lists.of(uncounted);
    advance = Advance.orNone(advance);
  }
}
