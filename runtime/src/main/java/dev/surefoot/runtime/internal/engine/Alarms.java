package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Command;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The timers of one instance that stand in its journal, so that none outlives it. Safe for use by
 * many threads.
 */
final class Alarms {
  private record Name(int execution, boolean undo) {}

  private final LiveInstance instance;

  /** Guarded by this. */
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
    Occurrence due = new Occurrence.Due(wake.execution(), wake.attempt(), wake.undo());
    Duration left = Duration.between(instance.host().now(), wake.due());
    Timers.Pending now =
        instance
            .host()
            .threads()
            .after(
                left,
                () -> {
                  forget(name);
                  return instance.offer(Message.of(due));
                });
    pending = pending.isEmpty() ? new HashMap<>(2) : pending;
    Timers.Pending before = pending.put(name, now);
    if (before != null) {
      before.cancel();
    }
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
