package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Command;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one instance that stand in its journal, so that none outlives it. While the
 * instance sleeps there is one for all of them. Safe for use by many threads.
 */
final class Alarms {
  private static final Timers.Pending NONE = () -> {};

  /** So that a clock that was set, or a machine that slept, is seen. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final class Alarm {
    final int execution;
    final boolean undo;
    final Instant due;
    final Occurrence then;
    Timers.Pending pending = NONE;

    Alarm(int execution, boolean undo, Instant due, Occurrence then) {
      this.execution = execution;
      this.undo = undo;
      this.due = due;
      this.then = then;
    }

    boolean isInPlaceOf(Alarm other) {
      return execution == other.execution && undo == other.undo;
    }
  }

  private final LiveInstance instance;

  /** Never changed, which takes less room; guarded by this, as below. */
  private List<Alarm> alarms = List.of();

  private boolean closed;

  Alarms(LiveInstance instance) {
    this.instance = instance;
  }

  /** Sets a timer, in the place of an earlier one of the same execution. */
  synchronized void set(Command.WakeAt wake) {
    Occurrence due = new Occurrence.Due(wake.execution(), wake.attempt(), wake.undo());
    set(new Alarm(wake.execution(), wake.undo(), wake.due(), due));
  }

  /**
   * The instance sleeps from now on, and wakes up by itself at a time.
   *
   * @param until null if it does not
   */
  synchronized void sleep(@Nullable Instant until) {
    cancel();
    if (until != null) {
      set(new Alarm(0, false, until, instance.host().takenOver()));
    }
  }

  /** Forgets the timers; those of an instance that has woken up are set anew. */
  synchronized void cancel() {
    alarms.forEach(alarm -> alarm.pending.cancel());
    alarms = List.of();
  }

  private synchronized void set(Alarm alarm) {
    if (closed) {
      return;
    }
    Duration left = Duration.between(instance.host().now(), alarm.due);
    Duration time = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    alarms.stream().filter(alarm::isInPlaceOf).forEach(former -> former.pending.cancel());
    List<Alarm> more = new ArrayList<>(others(alarm));
    more.add(alarm);
    alarms = List.copyOf(more);
    alarm.pending = instance.host().threads().after(time, () -> ring(alarm));
  }

  private @Nullable Work ring(Alarm alarm) {
    return isOver(alarm) ? instance.offer(Message.of(alarm.then)) : null;
  }

  /** Sets it once more if it is not due yet; one that was cancelled rings no more. */
  private synchronized boolean isOver(Alarm alarm) {
    if (!alarms.contains(alarm)) {
      return false;
    }
    if (instance.host().now().isBefore(alarm.due)) {
      set(alarm);
      return false;
    }
    alarms = others(alarm);
    return true;
  }

  private List<Alarm> others(Alarm alarm) {
    return alarms.stream().filter(other -> !other.isInPlaceOf(alarm)).toList();
  }

  /** The instance has ended, or its engine has. */
  synchronized void close() {
    closed = true;
    cancel();
  }
}
