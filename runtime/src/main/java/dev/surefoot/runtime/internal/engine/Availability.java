package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.EngineBrokenException;
import dev.surefoot.runtime.EngineClosedException;
import dev.surefoot.runtime.EngineStatus;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether an engine takes work: it is open, pauses, has lost its store, or is being closed. */
final class Availability {
  private enum Phase {
    OPEN,
    CLOSING,
    CLOSED
  }

  private static final Logger LOG = System.getLogger("dev.surefoot.runtime.Engine");

  private final String engine;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);
  private final Consumer<Change> told;
  private volatile @Nullable EngineBrokenException broken;
  private volatile boolean paused;

  /** Another status, and why. */
  record Change(EngineStatus now, String why) {}

  /**
   * An engine that is open.
   *
   * @param told when the store fails or answers again
   */
  Availability(String engine, Consumer<Change> told) {
    this.engine = engine;
    this.told = told;
  }

  EngineStatus status() {
    if (phase.get() != Phase.OPEN) {
      return EngineStatus.CLOSED;
    }
    return broken != null ? EngineStatus.BROKEN : paused ? EngineStatus.PAUSED : EngineStatus.OPEN;
  }

  /**
   * Refuses what comes too late.
   *
   * @throws EngineBrokenException if the store was lost
   * @throws EngineClosedException if the engine is closing or closed
   */
  void refuseUnlessOpen() {
    EngineBrokenException why = broken;
    if (why != null) {
      throw new EngineBrokenException(String.valueOf(why.getMessage()), why.getCause());
    }
    if (phase.get() != Phase.OPEN) {
      throw closed();
    }
  }

  /** Whether a call may still be made. */
  boolean mayCall() {
    return phase.get() == Phase.OPEN && broken == null;
  }

  /** Why nothing may be committed any more, or null if it may. */
  @Nullable RuntimeException refusesCommits() {
    EngineBrokenException why = broken;
    return why == null && phase.get() == Phase.CLOSED ? closed() : why;
  }

  boolean isBroken() {
    return broken != null;
  }

  /** Begins to close; gives whether nobody has before. */
  boolean closing() {
    return phase.compareAndSet(Phase.OPEN, Phase.CLOSING);
  }

  /** Has closed. */
  void close() {
    phase.set(Phase.CLOSED);
  }

  EngineClosedException closed() {
    return new EngineClosedException(
        "engine '" + engine + "' is closed; open another one on its store", null);
  }

  void paused(Throwable cause) {
    LOG.log(
        Level.WARNING,
        "engine ''{0}'' pauses, because its store failed: {1}; nothing is acknowledged until the"
            + " store answers, which is tried again and again",
        engine,
        cause.getMessage());
    paused = true;
    told.accept(new Change(EngineStatus.PAUSED, String.valueOf(cause.getMessage())));
  }

  void resumed() {
    paused = false;
    told.accept(new Change(EngineStatus.OPEN, ""));
    LOG.log(Level.INFO, "engine ''{0}'' goes on: its store answers again", engine);
  }

  /** The store is lost for good. */
  EngineBrokenException lost(Throwable cause) {
    EngineBrokenException why =
        new EngineBrokenException(
            "engine '"
                + engine
                + "' has stopped because its store failed: "
                + cause.getMessage()
                + "; mend the store, close this engine and open another one",
            cause);
    broken = why;
    told.accept(new Change(EngineStatus.BROKEN, String.valueOf(cause.getMessage())));
    return why;
  }
}
