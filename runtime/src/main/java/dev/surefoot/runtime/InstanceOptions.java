package dev.surefoot.runtime;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an instance is created with besides its input: what it is about, and when it is to start and
 * to have ended. None of it changes how the flow runs. Immutable; start from {@link #NONE}.
 *
 * @param businessType what kind of thing it is about, such as {@code customer}; at most 100
 *     characters, empty for nothing
 * @param businessId which one; at most 255 characters, empty for none. Many instances may be about
 *     the same thing
 * @param labels for lists, by name; at most 20, names of at most 100 characters without {@code =},
 *     values of at most 255, each in one line
 * @param startAt when the engine starts it by itself, unless somebody has before; null for not by
 *     itself, or for at once with {@link Engine#start}. With milliseconds
 * @param deadline when it is to have ended, or null. If it has not, that is an event ({@link
 *     dev.surefoot.runtime.event.DeadlinePassed}), told to listeners and shown in lists and detail;
 *     the instance goes on, and what to do about it is for the operator. With milliseconds
 */
public record InstanceOptions(
    String businessType,
    String businessId,
    Map<String, String> labels,
    @Nullable Instant startAt,
    @Nullable Instant deadline) {
  /** Nothing. */
  public static final InstanceOptions NONE = new InstanceOptions("", "", Map.of(), null, null);

  private static final int MOST_LABELS = 20;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_VALUE = 255;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

  /**
   * Checks and copies.
   *
   * @throws RequestRefusedException if something is too long, a label is not as it must be, or a
   *     time lies outside of the years 1970 to 9999
   */
  public InstanceOptions {
    check("the business type", businessType, LONGEST_NAME);
    check("the business id", businessId, LONGEST_VALUE);
    if (labels.size() > MOST_LABELS) {
      throw refused(labels.size() + " labels are too many; give at most " + MOST_LABELS);
    }
    labels.forEach(InstanceOptions::checkLabel);
    labels = labels.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(labels));
    startAt = time("the start", startAt);
    deadline = time("the deadline", deadline);
  }

  private static @Nullable Instant time(String what, @Nullable Instant time) {
    if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(END_OF_TIME))) {
      throw refused(what + " cannot be " + time + "; give a time in the years 1970 to 9999");
    }
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static void checkLabel(String name, String value) {
    check("the label name", name, LONGEST_NAME);
    check("the value of label '" + name + "'", value, LONGEST_VALUE);
    if (name.isBlank() || name.contains("=")) {
      throw refused("a label cannot be named '" + name + "'; give it a name without '='");
    }
  }

  private static void check(String what, String text, int longest) {
    if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
      throw refused(
          what
              + " cannot be '"
              + (text.length() > longest ? text.substring(0, longest) + "..." : text)
              + "'; give at most "
              + longest
              + " characters in one line");
    }
  }

  private static RequestRefusedException refused(String text) {
    return new RequestRefusedException(ErrorCode.PARAMETER_INVALID, text);
  }

  /** About this thing of this kind. */
  public InstanceOptions about(String type, String id) {
    return new InstanceOptions(type, id, labels, startAt, deadline);
  }

  /** With one more label, or another value of one. */
  public InstanceOptions withLabel(String name, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(name, value);
    return new InstanceOptions(businessType, businessId, more, startAt, deadline);
  }

  /** Started by the engine then, or at once if that is past. */
  public InstanceOptions startingAt(Instant time) {
    return new InstanceOptions(businessType, businessId, labels, time, deadline);
  }

  /** To have ended by then. */
  public InstanceOptions withDeadline(Instant time) {
    return new InstanceOptions(businessType, businessId, labels, startAt, time);
  }
}
