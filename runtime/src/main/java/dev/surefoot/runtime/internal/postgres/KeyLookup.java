package dev.surefoot.runtime.internal.postgres;

import dev.surefoot.runtime.spi.InstanceRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Looks up instances by their business keys, for many callers with one question. Every start asks
 * whether its key is known; who asks while two questions are under way joins the next one.
 */
final class KeyLookup {
  private static final int QUESTIONS_IN_FLIGHT = 2;
  private static final int LARGEST_QUESTION = 512;

  record FlowKey(String flow, String key) {
    static FlowKey of(InstanceRow row) {
      return new FlowKey(row.flow(), row.key());
    }
  }

  /**
   * Someone who wants to know.
   *
   * @param mayAsk completes with whether he is to ask for all that wait, or has his answer
   */
  private record Caller(
      FlowKey key,
      CompletableFuture<Boolean> mayAsk,
      CompletableFuture<Optional<InstanceRow>> answer) {}

  private final Function<List<FlowKey>, List<InstanceRow>> question;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}, as all below. */
  private final ArrayDeque<Caller> waiting = new ArrayDeque<>();

  private int asking;

  KeyLookup(Function<List<FlowKey>, List<InstanceRow>> question) {
    this.question = question;
  }

  /** Throws what the question throws. */
  Optional<InstanceRow> find(String flow, String key) {
    Caller own =
        new Caller(new FlowKey(flow, key), new CompletableFuture<>(), new CompletableFuture<>());
    lock.lock();
    try {
      waiting.add(own);
      if (asking < QUESTIONS_IN_FLIGHT) {
        asking++;
        own.mayAsk.complete(true);
      }
    } finally {
      lock.unlock();
    }
    if (own.mayAsk.join()) {
      try {
        askForAll();
      } finally {
        handOver();
      }
    }
    try {
      return own.answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException thrown ? thrown : e;
    }
  }

  private void askForAll() {
    List<Caller> callers = new ArrayList<>();
    lock.lock();
    try {
      while (!waiting.isEmpty() && callers.size() < LARGEST_QUESTION) {
        callers.add(waiting.remove());
      }
    } finally {
      lock.unlock();
    }
    if (callers.isEmpty()) {
      return; // another who asks took us along
    }
    try {
      Map<FlowKey, InstanceRow> rows = new HashMap<>();
      question
          .apply(callers.stream().map(Caller::key).distinct().toList())
          .forEach(row -> rows.put(FlowKey.of(row), row));
      for (Caller caller : callers) {
        caller.answer.complete(Optional.ofNullable(rows.get(caller.key)));
      }
    } catch (RuntimeException e) {
      callers.forEach(caller -> caller.answer.completeExceptionally(e));
    } finally {
      callers.forEach(caller -> caller.mayAsk.complete(false));
    }
  }

  private void handOver() {
    lock.lock();
    try {
      for (Caller caller : waiting) {
        if (caller.mayAsk.complete(true)) {
          return;
        }
      }
      asking--;
    } finally {
      lock.unlock();
    }
  }
}
