package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided.
 *
 * @param events to append, in one commit
 * @param state after them
 * @param commands to carry out when they are durable
 * @param refusal why a request was refused, without any change; else null
 */
public record Decision(
    List<Event> events, State state, List<Command> commands, @Nullable Refusal refusal) {
  public Decision {
    events = List.copyOf(events);
    commands = List.copyOf(commands);
  }

  static Decision refused(State state, Refusal why) {
    return new Decision(List.of(), state, List.of(), why);
  }
}
