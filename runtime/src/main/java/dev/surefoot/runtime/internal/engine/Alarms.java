package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Command;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one instance that stand in its journal, so that none outlives it. Safe for use by
 * many threads.
 */
final class Alarms {
  private record Name(int execution, boolean undo) {}

  /** So that a clock that was set, or a machine that slept, is seen. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final LiveInstance instance;

  /** Guarded by this; none is made for an instance that waits for no time. */
  private Map<Name, Timers.Pending> pending = Map.of();

  private boolean closed;

  Alarms(LiveInstance instance) {
    this.instance = instance;
  }

  /** Sets a timer, in the place of an earlier one of the same execution. */
  synchronized void set(Command.WakeAt wake) {
    if (closed) {
      return;
    }
    Name name = new Name(wake.execution(), wake.undo());
    Duration left = Duration.between(instance.host().now(), wake.due());
    Duration time = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    pending = pending.isEmpty() ? new HashMap<>(2) : pending;
    Timers.Pending before =
        pending.put(name, instance.host().threads().after(time, () -> ring(name, wake)));
    if (before != null) {
      before.cancel();
    }
  }

  private @Nullable Work ring(Name name, Command.WakeAt wake) {
    if (instance.host().now().isBefore(wake.due())) {
      set(wake);
      return null;
    }
    forget(name);
    return instance.offer(
        Message.of(new Occurrence.Due(wake.execution(), wake.attempt(), wake.undo())));
  }

  private synchronized void forget(Name name) {
    if (!pending.isEmpty()) {
      pending.remove(name);
    }
    pending = pending.isEmpty() ? Map.of() : pending;
  }

  /** The instance has ended, or its engine has. */
  synchronized void close() {
    closed = true;
    pending.values().forEach(Timers.Pending::cancel);
    pending = Map.of();
  }
}
