package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Group commit without a writer thread. Who brings a proposal while a commit is in flight leaves it
 * and goes; who brings one while none is becomes the leader, and commits for all that wait, until
 * nothing waits. Alone it commits at once, and goes on with its own successor itself.
 */
final class Committer {
  /** Bounds the memory of one commit, and how long the first in it waits for the last. */
  static final int LARGEST_GROUP = 512;

  private final Store store;
  private final int inFlight;
  private final Consumer<Work> dispatcher;
  private final Consumer<Throwable> broken;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}, as all below. */
  private final ArrayDeque<Proposal> waiting = new ArrayDeque<>();

  private int leaders;

  /**
   * Commits to a store.
   *
   * @param inFlight how many commits may be under way at once; an instance is in one at a time
   * @param dispatcher takes what is to be done after a commit
   * @param broken is told that a commit failed; nothing is committed from then on
   */
  Committer(Store store, int inFlight, Consumer<Work> dispatcher, Consumer<Throwable> broken) {
    this.store = store;
    this.inFlight = inFlight;
    this.dispatcher = dispatcher;
    this.broken = broken;
  }

  /**
   * Commits a proposal, now or soon on another thread.
   *
   * @return what the caller's thread may go on with
   */
  @Nullable Work commit(Proposal own) {
    lock.lock();
    try {
      waiting.add(own);
      if (leaders == inFlight) {
        return null;
      }
      leaders++;
    } finally {
      lock.unlock();
    }
    return lead(own);
  }

  private @Nullable Work lead(Proposal own) {
    Work next = null;
    for (List<Proposal> group = group(); !group.isEmpty(); group = group()) {
      if (next != null) {
        dispatcher.accept(next);
        next = null;
      }
      if (!append(group)) {
        return null;
      }
      for (Proposal proposal : group) {
        List<Work> works = proposal.committed();
        int kept = proposal == own && !works.isEmpty() ? 1 : 0;
        next = kept == 1 ? works.get(0) : next;
        works.subList(kept, works.size()).forEach(dispatcher);
      }
    }
    return next;
  }

  /** The next group; if it is empty, its taker leads no more. */
  private List<Proposal> group() {
    lock.lock();
    try {
      List<Proposal> group = new ArrayList<>(Math.min(waiting.size(), LARGEST_GROUP));
      while (!waiting.isEmpty() && group.size() < LARGEST_GROUP) {
        group.add(waiting.poll());
      }
      if (group.isEmpty()) {
        leaders--;
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** Stays leader for ever when the store failed, so that nothing is committed after it. */
  private boolean append(List<Proposal> group) {
    List<Change> changes = new ArrayList<>(group.size());
    group.forEach(proposal -> changes.add(proposal.change()));
    try {
      store.commit(changes);
      return true;
    } catch (Throwable e) { // whatever it was, it is unknown what was kept
      broken.accept(e);
      return false;
    }
  }
}
