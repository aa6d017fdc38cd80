package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceListener;
import dev.surefoot.runtime.InstanceListener.Happening;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listeners what happened to one instance: in order, one thing after the other, and on a
 * thread that commits nothing meanwhile.
 */
final class Notices {
  private static final System.Logger LOG = System.getLogger("dev.surefoot.runtime");

  private final List<InstanceListener> listeners;
  private final Dispatcher threads;
  private final ConcurrentLinkedQueue<Happening> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger left = new AtomicInteger();

  Notices(List<InstanceListener> listeners, Dispatcher threads) {
    this.listeners = listeners;
    this.threads = threads;
  }

  /** What is durable; called by one thread at a time. */
  void add(List<Happening> happened) {
    if (!happened.isEmpty()) {
      waiting.addAll(happened);
      if (left.getAndAdd(happened.size()) == 0) {
        threads.dispatch(this::tell);
      }
    }
  }

  private @Nullable Work tell() {
    do {
      Happening next = waiting.poll();
      if (next != null) {
        listeners.forEach(listener -> tell(listener, next));
      }
    } while (left.decrementAndGet() > 0);
    return null;
  }

  private static void tell(InstanceListener listener, Happening what) {
    try {
      listener.happened(what);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "a listener threw when it was told of event " + what.sequence() + " of " + what.id(),
          e);
    }
  }
}
