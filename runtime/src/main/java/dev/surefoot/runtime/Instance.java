package dev.surefoot.runtime;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A handle on one instance of a flow. Safe for use by many threads; it stays valid until its engine
 * is closed.
 *
 * @param <R> the flow's result, {@link Void} if it has none
 */
public interface Instance<R> {
  /** The engine's name for the instance. */
  UUID id();

  /** The flow's name. */
  String flow();

  /** The business key, unique in its flow. */
  String key();

  /**
   * What it is doing, as its journal says. Of an instance that the engine refuses to run ({@link
   * Engine#refused}) it is what it did last.
   */
  InstanceState state();

  /**
   * Waits until the instance has ended, and gives what it made; null if the flow has no result.
   *
   * @throws InstanceFailedException if it ended without a result; names the first cause
   * @throws InstanceWaitsException if it waits for a decision
   * @throws InstanceRefusedException if the engine does not run it
   * @throws EngineClosedException if the engine was closed meanwhile
   * @throws EngineBrokenException if the engine's store failed meanwhile
   * @throws InterruptedException if the caller was interrupted; the instance goes on
   */
  @Nullable R result() throws InterruptedException;

  /**
   * As {@link #result()}, but waits no longer than it is told.
   *
   * @throws TimeoutException if the instance has not ended by then; it goes on
   */
  @Nullable R result(Duration atMost) throws InterruptedException, TimeoutException;

  /**
   * Completes with the terminal state when the instance has ended; exceptionally if the engine was
   * closed or broke first. Dependents run on the engine's threads.
   */
  CompletionStage<InstanceState> ended();

  /** Every call of a step and of an undo so far, from the journal. */
  Report report();

  /** As {@link #retry(String, String)}, by nobody and for no reason. */
  default void retry() {
    retry("", "");
  }

  /**
   * Calls the held steps again: those that lost five attempts in a row, each with the engine that
   * made it. Returns when the request is durable.
   *
   * @param by who asks
   * @param why the reason
   * @throws RequestRefusedException if no step is held
   */
  void retry(String by, String why);

  /** As {@link #retryUndos(String, String)}, by nobody and for no reason. */
  default void retryUndos() {
    retryUndos("", "");
  }

  /**
   * Calls the failed undos again. Returns when the request is durable.
   *
   * @param by who asks
   * @param why the reason
   * @throws RequestRefusedException if no undo has failed
   */
  void retryUndos(String by, String why);
}
