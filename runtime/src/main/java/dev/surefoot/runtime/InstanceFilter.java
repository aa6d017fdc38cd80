package dev.surefoot.runtime;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which instances are meant; all conditions hold at once. Immutable; start from {@link #ALL}.
 *
 * @param flow a part of the flow's name, literally, also where it has {@code %}, {@code _} or
 *     quotes; empty for any
 * @param key the whole business key, or null for any
 * @param states any of these, or empty for any
 * @param createdFrom created then or later, or null
 * @param createdBefore created earlier, or null
 */
public record InstanceFilter(
    String flow,
    @Nullable String key,
    Set<InstanceState> states,
    @Nullable Instant createdFrom,
    @Nullable Instant createdBefore) {
  /** Every instance. */
  public static final InstanceFilter ALL = new InstanceFilter("", null, Set.of(), null, null);

  public InstanceFilter {
    states = Set.copyOf(states);
  }

  /** Of flows with this in their name. */
  public InstanceFilter withFlow(String part) {
    return new InstanceFilter(part, key, states, createdFrom, createdBefore);
  }

  /** With this business key. */
  public InstanceFilter withKey(String whole) {
    return new InstanceFilter(flow, whole, states, createdFrom, createdBefore);
  }

  /** In one of these states. */
  public InstanceFilter withStates(InstanceState first, InstanceState... others) {
    return new InstanceFilter(flow, key, EnumSet.of(first, others), createdFrom, createdBefore);
  }

  /** Created then or later. */
  public InstanceFilter from(Instant time) {
    return new InstanceFilter(flow, key, states, time, createdBefore);
  }

  /** Created earlier than then. */
  public InstanceFilter before(Instant time) {
    return new InstanceFilter(flow, key, states, createdFrom, time);
  }

  /** Whether an instance is meant. */
  public boolean matches(String itsFlow, String itsKey, InstanceState state, Instant created) {
    return itsFlow.contains(flow)
        && (key == null || key.equals(itsKey))
        && (states.isEmpty() || states.contains(state))
        && (createdFrom == null || !created.isBefore(createdFrom))
        && (createdBefore == null || created.isBefore(createdBefore));
  }
}
