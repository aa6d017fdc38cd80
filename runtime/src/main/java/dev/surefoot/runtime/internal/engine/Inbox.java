package dev.surefoot.runtime.internal.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The occurrences that wait for one instance, and whether somebody works on it. Safe for use by
 * many threads.
 */
final class Inbox {
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}, as all below. */
  private final ArrayDeque<Message> waiting = new ArrayDeque<>(2);

  /** What is being decided about or committed. */
  private List<Message> underWay = List.of();

  private boolean busy;
  private volatile @Nullable RuntimeException closed;

  /** Puts a message in; gives whether the caller is to work on the instance. */
  boolean add(Message message) {
    RuntimeException why;
    lock.lock();
    try {
      why = closed;
      if (why == null) {
        waiting.add(message);
        boolean idle = !busy;
        busy = true;
        return idle;
      }
    } finally {
      lock.unlock();
    }
    message.fail(why);
    return false;
  }

  /** All that waits; only for who works on the instance. */
  List<Message> take() {
    lock.lock();
    try {
      List<Message> messages = new ArrayList<>(waiting);
      waiting.clear();
      underWay = messages;
      return messages;
    } finally {
      lock.unlock();
    }
  }

  /** What was taken is done; gives whether something waits, on which the caller is to work. */
  boolean done() {
    lock.lock();
    try {
      underWay = List.of();
      busy = !waiting.isEmpty();
      return busy;
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing any more, and fails what waits or is under way; gives whether it was open. */
  boolean close(RuntimeException why) {
    List<Message> left = new ArrayList<>();
    lock.lock();
    try {
      if (closed != null) {
        return false;
      }
      closed = why;
      left.addAll(underWay);
      left.addAll(waiting);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    left.forEach(message -> message.fail(why));
    return true;
  }

  /** Why it is closed, or null. */
  @Nullable RuntimeException closed() {
    return closed;
  }
}
