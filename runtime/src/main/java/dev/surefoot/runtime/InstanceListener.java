package dev.surefoot.runtime;

import dev.surefoot.runtime.event.Event;
import java.time.Instant;
import java.util.UUID;

/**
 * Is told what happens to instances, when it is durable: at most once, by the engine that committed
 * it, for one instance one after the other and in order, on the engine's threads. What happens
 * while no engine runs, or is committed by an engine that is killed before it has told, is told to
 * nobody. A listener that is slow holds up no instance; one that throws is logged and told the next
 * thing.
 *
 * <p>That an instance waits for a decision is a state like any other: {@link InstanceState#HELD},
 * {@link InstanceState#ROLLBACK_FAILED}, {@link InstanceState#SUSPENDED}.
 */
@FunctionalInterface
public interface InstanceListener {
  /**
   * Something that happened to an instance.
   *
   * @param sequence of the event in the instance's journal
   * @param state in which the instance was after this event and what was committed with it
   */
  record Happening(
      UUID id,
      String flow,
      String key,
      long sequence,
      Instant at,
      Event event,
      InstanceState state) {}

  /** Called for each event. */
  void happened(Happening what);

  /**
   * Called when the engine's status changes: its store has failed, answers again, or is lost. One
   * call after the other, in order. Does nothing by default.
   *
   * @param why what the store said; empty if it answers again
   */
  default void statusChanged(EngineStatus now, String why) {}
}
