package dev.surefoot.runtime;

import dev.surefoot.runtime.spi.InstanceRow;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
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
 * @param businessType the whole business type, or null for any
 * @param businessId the whole business id, or null for any
 * @param labels all of these, with these values
 * @param step waits at this step, choice, await or pause: it is held, its undo has failed, or its
 *     answer or time has not come; null for any
 * @param error a part of the error, literally; empty for any, also for none
 * @param overdue whether its deadline has passed before it ended; null for either
 */
public record InstanceFilter(
    String flow,
    @Nullable String key,
    Set<InstanceState> states,
    @Nullable Instant createdFrom,
    @Nullable Instant createdBefore,
    @Nullable String businessType,
    @Nullable String businessId,
    Map<String, String> labels,
    @Nullable String step,
    String error,
    @Nullable Boolean overdue) {
  private static final Set<Object> NOTHING = Set.of("", Set.of(), Map.of());

  /** Every instance. */
  public static final InstanceFilter ALL =
      new InstanceFilter("", null, Set.of(), null, null, null, null, Map.of(), null, "", null);

  public InstanceFilter {
    states = Set.copyOf(states);
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** Of flows with this in their name. */
  public InstanceFilter withFlow(String part) {
    return with(parts -> parts.flow = part);
  }

  /** With this business key. */
  public InstanceFilter withKey(String whole) {
    return with(parts -> parts.key = whole);
  }

  /** In one of these states. */
  public InstanceFilter withStates(InstanceState first, InstanceState... others) {
    return with(parts -> parts.states = EnumSet.of(first, others));
  }

  /** Created then or later. */
  public InstanceFilter from(Instant time) {
    return with(parts -> parts.createdFrom = time);
  }

  /** Created earlier than then. */
  public InstanceFilter before(Instant time) {
    return with(parts -> parts.createdBefore = time);
  }

  /** About things of this kind. */
  public InstanceFilter withBusinessType(String whole) {
    return with(parts -> parts.businessType = whole);
  }

  /** About the thing with this id. */
  public InstanceFilter withBusinessId(String whole) {
    return with(parts -> parts.businessId = whole);
  }

  /** With this label, too. */
  public InstanceFilter withLabel(String name, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(name, value);
    return with(parts -> parts.labels = more);
  }

  /** Waiting at this step, choice, await or pause. */
  public InstanceFilter withStep(String name) {
    return with(parts -> parts.step = name);
  }

  /** With this in their error. */
  public InstanceFilter withError(String part) {
    return with(parts -> parts.error = part);
  }

  /** Overdue, or not. */
  public InstanceFilter withOverdue(boolean is) {
    return with(parts -> parts.overdue = is);
  }

  /** Whether an instance is meant. */
  public boolean matches(InstanceRow row) {
    return row.flow().contains(flow)
        && (key == null || key.equals(row.key()))
        && (states.isEmpty() || states.contains(row.state()))
        && (createdFrom == null || !row.createdAt().isBefore(createdFrom))
        && (createdBefore == null || row.createdAt().isBefore(createdBefore))
        && (businessType == null || businessType.equals(row.options().businessType()))
        && (businessId == null || businessId.equals(row.options().businessId()))
        && row.options().labels().entrySet().containsAll(labels.entrySet())
        && (step == null || row.waitsAt().contains(step))
        && (error.isEmpty() || (row.error() != null && row.error().contains(error)))
        && (overdue == null || overdue == row.overdue());
  }

  /** Tells the conditions that it has. */
  @Override
  public String toString() {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("flow", flow);
    said.put("key", key);
    said.put("states", states);
    said.put("createdFrom", createdFrom);
    said.put("createdBefore", createdBefore);
    said.put("businessType", businessType);
    said.put("businessId", businessId);
    said.put("labels", labels);
    said.put("step", step);
    said.put("error", error);
    said.put("overdue", overdue);
    said.values().removeIf(part -> part == null || NOTHING.contains(part));
    return "InstanceFilter" + said;
  }

  private InstanceFilter with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.filter();
  }

  /** A filter while one part of it is changed. */
  private static final class Parts {
    private String flow;
    private @Nullable String key;
    private Set<InstanceState> states;
    private @Nullable Instant createdFrom;
    private @Nullable Instant createdBefore;
    private @Nullable String businessType;
    private @Nullable String businessId;
    private Map<String, String> labels;
    private @Nullable String step;
    private String error;
    private @Nullable Boolean overdue;

    Parts(InstanceFilter of) {
      flow = of.flow;
      key = of.key;
      states = of.states;
      createdFrom = of.createdFrom;
      createdBefore = of.createdBefore;
      businessType = of.businessType;
      businessId = of.businessId;
      labels = of.labels;
      step = of.step;
      error = of.error;
      overdue = of.overdue;
    }

    InstanceFilter filter() {
      return new InstanceFilter(
          flow,
          key,
          states,
          createdFrom,
          createdBefore,
          businessType,
          businessId,
          labels,
          step,
          error,
          overdue);
    }
  }
}
