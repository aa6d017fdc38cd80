package dev.surefoot.runtime.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The occurrences that wait for one instance, and whether somebody works on it; little while
 * nothing waits. Safe for use by many threads.
 */
final class Inbox {
  /** Guarded by this, as all below. */
  private List<Message> waiting = List.of();

  /** What is being decided about or committed. */
  private List<Message> underWay = List.of();

  private boolean busy;
  private volatile @Nullable RuntimeException closed;

  /** Puts a message in; gives whether the caller is to work on the instance. */
  boolean add(Message message) {
    RuntimeException why;
    synchronized (this) {
      why = closed;
      if (why == null) {
        if (waiting.isEmpty()) {
          waiting = List.of(message);
        } else {
          waiting = waiting instanceof ArrayList ? waiting : new ArrayList<>(waiting);
          waiting.add(message);
        }
        boolean idle = !busy;
        busy = true;
        return idle;
      }
    }
    message.fail(why);
    return false;
  }

  /** Lets the caller work on the instance without a message, if nobody does. */
  synchronized boolean begin() {
    boolean mine = !busy && closed == null;
    busy |= mine;
    return mine;
  }

  /** All that waits; only for who works on the instance. */
  synchronized List<Message> take() {
    underWay = waiting;
    waiting = List.of();
    return underWay;
  }

  /** What was taken is done; gives whether something waits, on which the caller is to work. */
  synchronized boolean done() {
    underWay = List.of();
    busy = !waiting.isEmpty();
    return busy;
  }

  /** Takes nothing any more, and fails what waits or is under way; gives whether it was open. */
  boolean close(RuntimeException why) {
    List<Message> left = new ArrayList<>();
    synchronized (this) {
      if (closed != null) {
        return false;
      }
      closed = why;
      left.addAll(underWay);
      left.addAll(waiting);
      waiting = List.of();
    }
    left.forEach(message -> message.fail(why));
    return true;
  }

  /** Why it is closed, or null. */
  @Nullable RuntimeException closed() {
    return closed;
  }
}
