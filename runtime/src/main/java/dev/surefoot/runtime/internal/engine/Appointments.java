package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen to an instance at the times with which it was created: its delayed start, and
 * its deadline. They stand in its row, so they are set again when it is loaded. Used by one thread
 * at a time.
 */
final class Appointments {
  private static final Timers.Pending NONE = () -> {};

  private Timers.Pending start = NONE;
  private Timers.Pending deadline = NONE;
  private boolean set;

  /** Called with each row that is durable. */
  void follow(LiveInstance instance, InstanceRow row) {
    InstanceOptions options = row.options();
    if (!set) {
      set = true;
      Instant startAt = options.startAt();
      if (row.state() == InstanceState.CREATED && startAt != null) {
        start = at(instance, startAt, starting(startAt));
      }
      if (!row.overdue()) {
        deadline = at(instance, options.deadline(), new Occurrence.DeadlineCame());
      }
    }
    if (row.state() != InstanceState.CREATED) {
      start.cancel();
    }
    if (row.endedAt() != null) {
      deadline.cancel();
    }
  }

  private static Occurrence starting(Instant startAt) {
    return new Occurrence.Asked(
        Request.START, "", "it was to start at " + startAt, null, null, List.of());
  }

  private static Timers.Pending at(
      LiveInstance instance, @Nullable Instant time, Occurrence occurrence) {
    if (time == null) {
      return NONE;
    }
    Duration left = Duration.between(instance.host().now(), time);
    Message message = Message.of(occurrence);
    return instance.host().threads().after(left, () -> instance.offer(message));
  }

  /** The engine closes. */
  void close() {
    start.cancel();
    deadline.cancel();
  }
}
