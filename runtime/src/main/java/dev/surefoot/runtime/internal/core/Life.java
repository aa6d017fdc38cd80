package dev.surefoot.runtime.internal.core;

import static dev.surefoot.runtime.InstanceState.CANCELLED;
import static dev.surefoot.runtime.InstanceState.CANCELLING;
import static dev.surefoot.runtime.InstanceState.CREATED;
import static dev.surefoot.runtime.InstanceState.FAILED;
import static dev.surefoot.runtime.InstanceState.FINISHED;
import static dev.surefoot.runtime.InstanceState.HELD;
import static dev.surefoot.runtime.InstanceState.ROLLBACK_FAILED;
import static dev.surefoot.runtime.InstanceState.ROLLED_BACK;
import static dev.surefoot.runtime.InstanceState.ROLLING_BACK;
import static dev.surefoot.runtime.InstanceState.RUNNING;
import static dev.surefoot.runtime.InstanceState.SUSPENDED;

import dev.surefoot.runtime.InstanceState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Every change of state that an instance can make. One commit may make several at once, such as a
 * first step without a net to wait in; so what is checked is each event's change.
 */
final class Life {
  private static final Map<InstanceState, Set<InstanceState>> NEXT =
      new EnumMap<>(InstanceState.class);

  static {
    NEXT.put(CREATED, EnumSet.of(RUNNING, FINISHED, ROLLING_BACK, SUSPENDED, CANCELLING));
    NEXT.put(RUNNING, EnumSet.of(SUSPENDED, HELD, ROLLING_BACK, CANCELLING, FINISHED, FAILED));
    NEXT.put(SUSPENDED, EnumSet.of(RUNNING, HELD, ROLLING_BACK, CANCELLING));
    NEXT.put(HELD, EnumSet.of(RUNNING, SUSPENDED, ROLLING_BACK, CANCELLING, FAILED));
    NEXT.put(
        ROLLING_BACK,
        EnumSet.of(RUNNING, SUSPENDED, HELD, ROLLBACK_FAILED, CANCELLING, ROLLED_BACK, FAILED));
    NEXT.put(ROLLBACK_FAILED, EnumSet.of(ROLLING_BACK, CANCELLING));
    NEXT.put(CANCELLING, EnumSet.of(CANCELLED, ROLLING_BACK));
    for (InstanceState state : InstanceState.values()) {
      if (state.isTerminal()) {
        NEXT.put(state, EnumSet.noneOf(InstanceState.class));
      }
    }
  }

  private Life() {}

  static boolean allows(InstanceState from, InstanceState to) {
    return from == to || NEXT.getOrDefault(from, Set.of()).contains(to);
  }

  static void check(InstanceState from, InstanceState to) {
    if (!allows(from, to)) {
      throw new ReplayException("an instance cannot go from " + from + " to " + to);
    }
  }
}
