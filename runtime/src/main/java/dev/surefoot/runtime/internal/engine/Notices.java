package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceListener;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listeners what happened, to one instance or to the engine: in order, one thing after
 * the other, and on a thread that commits nothing meanwhile.
 */
final class Notices<T> {
  private static final System.Logger LOG = System.getLogger("dev.surefoot.runtime");

  private final List<InstanceListener> listeners;
  private final Dispatcher threads;
  private final BiConsumer<InstanceListener, T> how;
  private final ConcurrentLinkedQueue<T> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger left = new AtomicInteger();

  Notices(
      List<InstanceListener> listeners, Dispatcher threads, BiConsumer<InstanceListener, T> how) {
    this.listeners = listeners;
    this.how = how;
    this.threads = threads;
  }

  /** What is durable; called by one thread at a time. */
  void add(List<T> happened) {
    if (!happened.isEmpty()) {
      waiting.addAll(happened);
      if (left.getAndAdd(happened.size()) == 0) {
        threads.dispatch(this::tell);
      }
    }
  }

  private @Nullable Work tell() {
    do {
      T next = waiting.poll();
      if (next != null) {
        listeners.forEach(listener -> tell(listener, next));
      }
    } while (left.decrementAndGet() > 0);
    return null;
  }

  private void tell(InstanceListener listener, T what) {
    try {
      how.accept(listener, what);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(System.Logger.Level.WARNING, "a listener threw when it was told of " + what, e);
    }
  }
}
