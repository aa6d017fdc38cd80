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
import dev.surefoot.runtime.event.RequestAccepted.Request;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every change of state that an instance can make, and what can be asked of it in which state. One
 * commit may make several changes at once, such as a first step without a net to wait in; so what
 * is checked is each event's change.
 */
final class Life {
  /** Requests about steps, which have no meaning once the instance goes forward no more. */
  static final Set<Request> FORWARD =
      Set.copyOf(EnumSet.of(Request.RETRY, Request.SKIP, Request.PICK_BRANCH));

  private static final Map<InstanceState, Set<InstanceState>> NEXT =
      new EnumMap<>(InstanceState.class);
  private static final Map<Request, Set<InstanceState>> POSSIBLE = new EnumMap<>(Request.class);

  static {
    NEXT.put(CREATED, EnumSet.of(RUNNING, HELD, FINISHED, ROLLING_BACK, SUSPENDED, CANCELLING));
    NEXT.put(RUNNING, EnumSet.of(SUSPENDED, HELD, ROLLING_BACK, CANCELLING, FINISHED, FAILED));
    NEXT.put(
        SUSPENDED,
        EnumSet.of(
            RUNNING,
            HELD,
            ROLLING_BACK,
            ROLLBACK_FAILED,
            CANCELLING,
            FINISHED,
            FAILED,
            ROLLED_BACK));
    NEXT.put(HELD, EnumSet.of(RUNNING, SUSPENDED, ROLLING_BACK, CANCELLING, FINISHED, FAILED));
    NEXT.put(
        ROLLING_BACK,
        EnumSet.of(
            RUNNING,
            SUSPENDED,
            HELD,
            ROLLBACK_FAILED,
            CANCELLING,
            ROLLED_BACK,
            FAILED,
            FINISHED)); // by a cancelling exit that has waited for its end
    NEXT.put(ROLLBACK_FAILED, EnumSet.of(ROLLING_BACK, CANCELLING));
    NEXT.put(CANCELLING, EnumSet.of(ROLLBACK_FAILED, CANCELLED));

    POSSIBLE.put(Request.START, EnumSet.of(CREATED, SUSPENDED, HELD));
    POSSIBLE.put(Request.SET_INPUT, EnumSet.of(CREATED));
    POSSIBLE.put(Request.STOP, EnumSet.of(CREATED, RUNNING, HELD, ROLLING_BACK));
    POSSIBLE.put(Request.CANCEL, goingOn());
    POSSIBLE.put(Request.CANCEL_WITH_UNDO, goingOn());
    POSSIBLE.put(Request.RETRY, EnumSet.of(RUNNING, HELD));
    POSSIBLE.put(Request.SKIP, EnumSet.of(RUNNING, HELD, SUSPENDED));
    POSSIBLE.put(
        Request.FORCE_FAIL, EnumSet.of(RUNNING, HELD, SUSPENDED, ROLLING_BACK, CANCELLING));
    POSSIBLE.put(Request.PICK_BRANCH, EnumSet.of(HELD, SUSPENDED));
    POSSIBLE.put(Request.RETRY_UNDOS, EnumSet.of(ROLLING_BACK, ROLLBACK_FAILED));
    POSSIBLE.put(Request.ROLL_BACK, EnumSet.of(RUNNING, HELD, SUSPENDED, ROLLBACK_FAILED));
    POSSIBLE.put(Request.RESERVE, EnumSet.of(RUNNING, HELD, SUSPENDED));
    POSSIBLE.put(Request.CANCEL_RESERVATION, goingOn());
    POSSIBLE.put(Request.SETTLE_UNDO, EnumSet.of(ROLLING_BACK, ROLLBACK_FAILED, CANCELLING));
  }

  private Life() {}

  private static Set<InstanceState> goingOn() {
    Set<InstanceState> states = EnumSet.allOf(InstanceState.class);
    states.removeIf(InstanceState::isTerminal);
    return states;
  }

  static boolean allows(InstanceState from, InstanceState to) {
    return from == to || NEXT.getOrDefault(from, Set.of()).contains(to);
  }

  static void check(InstanceState from, InstanceState to) {
    if (!allows(from, to)) {
      throw new ReplayException("an instance cannot go from " + from + " to " + to);
    }
  }

  /** Why something cannot be asked in a state, or null if it can. */
  static @Nullable String refuses(Request request, InstanceState state) {
    Set<InstanceState> possible = POSSIBLE.getOrDefault(request, Set.of());
    if (possible.contains(state)) {
      return null;
    }
    String when = possible.stream().map(Enum::name).collect(Collectors.joining(", "));
    return name(request) + " is not possible while it is " + state + ", but in " + when;
  }

  static String name(Request request) {
    return request.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
