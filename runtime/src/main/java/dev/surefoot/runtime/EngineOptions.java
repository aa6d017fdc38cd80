package dev.surefoot.runtime;

import dev.surefoot.runtime.internal.json.JsonCodec;
import dev.surefoot.runtime.spi.Codec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How an engine works. Immutable; start from {@link #DEFAULTS}.
 *
 * @param name told to whom a second engine finds the store in use; default {@code engine}
 * @param threads how many steps run at once where the JDK has no virtual threads; default 64. On
 *     JDK 21 and later each call has a virtual thread and this is not used
 * @param settle how long running steps are awaited when their instance goes back, before they are
 *     interrupted and no longer listened to; default 30 seconds
 * @param shutdown how long {@link Engine#close()} waits for running steps; default 30 seconds
 * @param clock tells the time in journals and reports; default the system's
 * @param codec turns data into bytes; default JSON
 * @param listeners are told what happens to instances; default none
 * @param payloadLimit the most bytes that a datum may have as the codec writes it, a flow's input
 *     or a step's output; default 16 MiB. A step whose output is longer fails
 * @param backlog back-pressure: while so many calls of steps are being made or wait for a thread,
 *     {@link Engine#start} waits, except in a step; default 10,000
 * @param resident how many instances that only wait are held in memory with their data; of others
 *     only the key and the next time is, and they are read from the store when something happens to
 *     them; default 5,000
 */
public record EngineOptions(
    String name,
    int threads,
    Duration settle,
    Duration shutdown,
    Clock clock,
    Codec codec,
    List<InstanceListener> listeners,
    int payloadLimit,
    int backlog,
    int resident) {
  /** What an engine uses that is told nothing else. */
  public static final EngineOptions DEFAULTS =
      new EngineOptions(
          "engine",
          64,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Clock.systemUTC(),
          new JsonCodec(),
          List.of(),
          16 * 1024 * 1024,
          10_000,
          5_000);

  public EngineOptions {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "the engine's name is blank; give it one, or use DEFAULTS");
    }
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads run no step; give at least 1");
    }
    if (settle.isNegative() || shutdown.isNegative()) {
      throw new IllegalArgumentException(
          "settle " + settle + " and shutdown " + shutdown + " must not be negative");
    }
    if (payloadLimit < 1 || backlog < 1) {
      throw new IllegalArgumentException(
          "payloadLimit " + payloadLimit + " and backlog " + backlog + " must be at least 1");
    }
    if (resident < 0) {
      throw new IllegalArgumentException("resident " + resident + " must not be negative");
    }
    listeners = List.copyOf(listeners);
  }

  /** These options with another name. */
  public EngineOptions withName(String other) {
    return with(parts -> parts.name = other);
  }

  /** These options with another number of step threads. */
  public EngineOptions withThreads(int other) {
    return with(parts -> parts.threads = other);
  }

  /** These options with another time to await running steps before going back. */
  public EngineOptions withSettle(Duration other) {
    return with(parts -> parts.settle = other);
  }

  /** These options with another time to await running steps when closing. */
  public EngineOptions withShutdown(Duration other) {
    return with(parts -> parts.shutdown = other);
  }

  /** These options with another clock. */
  public EngineOptions withClock(Clock other) {
    return with(parts -> parts.clock = other);
  }

  /** These options with another codec. */
  public EngineOptions withCodec(Codec other) {
    return with(parts -> parts.codec = other);
  }

  /** These options with one more listener. */
  public EngineOptions withListener(InstanceListener listener) {
    List<InstanceListener> more = new ArrayList<>(listeners);
    more.add(listener);
    return with(parts -> parts.listeners = more);
  }

  /** These options with another limit of what a datum may have in bytes. */
  public EngineOptions withPayloadLimit(int other) {
    return with(parts -> parts.payloadLimit = other);
  }

  /** These options with another number of calls under way at which starting waits. */
  public EngineOptions withBacklog(int other) {
    return with(parts -> parts.backlog = other);
  }

  /** These options with another number of instances that wait in memory. */
  public EngineOptions withResident(int other) {
    return with(parts -> parts.resident = other);
  }

  private EngineOptions with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.options();
  }

  /** What is changed between one value and the next. */
  private static final class Parts {
    private String name;
    private int threads;
    private Duration settle;
    private Duration shutdown;
    private Clock clock;
    private Codec codec;
    private List<InstanceListener> listeners;
    private int payloadLimit;
    private int backlog;
    private int resident;

    Parts(EngineOptions of) {
      name = of.name;
      threads = of.threads;
      settle = of.settle;
      shutdown = of.shutdown;
      clock = of.clock;
      codec = of.codec;
      listeners = of.listeners;
      payloadLimit = of.payloadLimit;
      backlog = of.backlog;
      resident = of.resident;
    }

    EngineOptions options() {
      return new EngineOptions(
          name,
          threads,
          settle,
          shutdown,
          clock,
          codec,
          listeners,
          payloadLimit,
          backlog,
          resident);
    }
  }
}
