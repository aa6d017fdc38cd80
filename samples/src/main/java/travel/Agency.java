package travel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where trips are booked. It does each thing once, however often it is asked to. */
public final class Agency {
  private final Set<String> booked = new TreeSet<>();
  private final Set<String> closed = new HashSet<>();
  private final List<String> log = new ArrayList<>();

  /** Books something that is not booked yet. */
  public synchronized void book(String what) {
    if (booked.add(what)) {
      log.add("book " + what);
    }
  }

  /**
   * Cancels what is booked.
   *
   * @throws IllegalStateException if whoever it is booked with is closed
   */
  public synchronized void cancel(String what) {
    if (closed.contains(what)) {
      throw new IllegalStateException("nobody answers about the " + what);
    }
    if (booked.remove(what)) {
      log.add("cancel " + what);
    }
  }

  /** Nobody answers about it until it is opened. */
  public synchronized void close(String what) {
    closed.add(what);
  }

  public synchronized void open(String what) {
    closed.remove(what);
  }

  /** What is booked now, sorted. */
  public synchronized List<String> booked() {
    return List.copyOf(booked);
  }

  /** All that was booked and cancelled, in order. */
  public synchronized List<String> log() {
    return List.copyOf(log);
  }
}
