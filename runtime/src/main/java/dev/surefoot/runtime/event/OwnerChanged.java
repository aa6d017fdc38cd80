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
 */
public record OwnerChanged(
    String owner,
    List<Integer> held,
    List<Integer> waiting,
    List<Integer> waitingUndos,
    List<Integer> unused,
    List<Integer> unusedUndos,
    Advance advance)
    implements Event {
  public OwnerChanged {
    held = Lists.of(held);
    waiting = Lists.of(waiting);
    waitingUndos = Lists.of(waitingUndos);
    unused = Lists.of(unused);
    unusedUndos = Lists.of(unusedUndos);
    advance = Advance.orNone(advance);
  }
}
