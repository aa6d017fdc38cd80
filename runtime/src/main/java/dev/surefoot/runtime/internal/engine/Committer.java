package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreLostException;
import dev.surefoot.runtime.spi.StoreRefusedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Group commit without a writer thread. Who brings a proposal while as many commits are in flight
 * as the store gains from leaves it and goes; who brings one while fewer are becomes a leader, and
 * commits for all that wait, until nothing waits. Alone it commits at once, and goes on with its
 * own successor itself.
 *
 * <p>A commit that fails leaves its group in doubt. No other begins then; when those in flight have
 * ended, the last leader lets a {@link ReadBack} find out what was kept, now and then until the
 * store answers. Then all goes on: what was kept is published, the rest is committed again.
 */
final class Committer {
  /** Bounds how long the first in a commit waits for the last. */
  static final int LARGEST_GROUP = 512;

  /** Bounds the memory of a commit of more than one. */
  static final int LARGEST_BYTES = 8 * 1024 * 1024;

  /** One commit more is under way if this many times its proposals are in the others. */
  private static final int WORTH = 2;

  private static final int WITNESSES = 8;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
  private static final int LONGEST_PAUSE_DOUBLINGS = 5;

  private final Store store;
  private final int inFlight;
  private final CommitHost host;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}, as all below. */
  private final ArrayDeque<Proposal> waiting = new ArrayDeque<>();

  private int leaders;

  /** How many proposals are in the commits under way. */
  private int committing;

  /** Since a commit failed and until what it left in doubt is settled. */
  private @Nullable ReadBack doubt;

  /** Since a commit succeeded. */
  private int failures;

  private boolean told;

  /** Commits to a store on behalf of a host. */
  Committer(Store store, CommitHost host) {
    this.store = store;
    this.inFlight = store.commitsInFlight();
    this.host = host;
  }

  /**
   * Commits a proposal, now or soon on another thread.
   *
   * @return what the caller's thread may go on with
   */
  @Nullable Work commit(Proposal own) {
    List<Proposal> first;
    lock.lock();
    try {
      waiting.add(own);
      if (doubt != null || !isWorthACommit(leaders)) {
        return null;
      }
      leaders++;
      first = taken();
    } finally {
      lock.unlock();
    }
    return lead(first, own);
  }

  private @Nullable Work lead(List<Proposal> first, @Nullable Proposal own) {
    Work next = null;
    List<Proposal> group = first;
    while (!group.isEmpty()) {
      if (!append(group)) {
        return settleIfLast();
      }
      for (int i = 0; i < group.size(); i++) {
        Proposal proposal = group.get(i);
        List<Work> works = proposal.committed();
        boolean ours = own != null && proposal.instance().equals(own.instance());
        for (int w = 0; w < works.size(); w++) {
          if (ours && w == 0) {
            next = works.get(0);
          } else {
            host.dispatch(works.get(w));
          }
        }
      }
      group = group();
      if (own != null && !group.isEmpty()) { // so that nobody works for others without end
        List<Proposal> others = group;
        host.dispatch(() -> lead(others, null));
        return next;
      }
    }
    Work settling = settleIfLast();
    if (settling != null && next != null) {
      host.dispatch(settling);
    }
    return next == null ? settling : next;
  }

  /** The next group; if it is empty, its taker leads no more. */
  private List<Proposal> group() {
    lock.lock();
    try {
      List<Proposal> group =
          waiting.isEmpty() || doubt != null || !isWorthACommit(leaders - 1) ? List.of() : taken();
      if (group.isEmpty()) {
        leaders--;
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** What waits, for the next commit; most often it is one proposal. */
  private List<Proposal> taken() {
    List<Proposal> group;
    if (waiting.size() == 1) {
      group = List.of(waiting.remove());
    } else {
      group = new ArrayList<>(Math.min(waiting.size(), LARGEST_GROUP));
      take(group, LARGEST_GROUP);
    }
    committing += group.size();
    return group;
  }

  /**
   * Whether what waits is to be committed beside the commits of others. A few proposals gain less
   * from that than all lose by small commits; they wait for one of those under way to end.
   */
  private boolean isWorthACommit(int others) {
    return others == 0 || (others < inFlight && waiting.size() * WORTH >= committing);
  }

  private void take(List<Proposal> group, int largest) {
    long bytes = 0;
    while (!waiting.isEmpty() && group.size() < largest && bytes < LARGEST_BYTES) {
      Proposal next = waiting.remove();
      bytes += next.bytes();
      group.add(next);
    }
  }

  /** If it fails, who called it leads no more. */
  private boolean append(List<Proposal> group) {
    try {
      store.commit(changes(group));
    } catch (Throwable e) { // whatever it was, it is not known what was kept
      failed(group, e);
      return false;
    }
    succeeded(group.size());
    return true;
  }

  private static List<Change> changes(List<Proposal> group) {
    if (group.size() == 1) {
      return List.of(group.get(0).change());
    }
    List<Change> changes = new ArrayList<>(group.size());
    group.forEach(proposal -> changes.add(proposal.change()));
    return changes;
  }

  private void succeeded(int proposals) {
    boolean tell;
    lock.lock();
    try {
      committing -= proposals;
      failures = 0;
      tell = told && doubt == null;
      told = told && !tell;
    } finally {
      lock.unlock();
    }
    if (tell) {
      host.resumed();
    }
  }

  private void failed(List<Proposal> group, Throwable cause) {
    boolean tell;
    lock.lock();
    try {
      leaders--;
      committing -= group.size();
      if (doubt == null) {
        doubt = new ReadBack(store, host);
      }
      doubt.add(group, cause);
      tell = !(cause instanceof StoreRefusedException) && !told;
      told |= tell;
      failures = doubt.tookSome() ? 3 : failures + 1;
    } finally {
      lock.unlock();
    }
    if (cause instanceof StoreLostException) {
      host.lost(cause);
    } else if (tell) {
      host.paused(cause);
    }
  }

  /** Something to be done if something is in doubt and nobody leads any more. */
  private @Nullable Work settleIfLast() {
    lock.lock();
    try {
      ReadBack settling = doubt;
      if (settling == null || settling.isLost() || leaders > 0) {
        return null;
      }
      leaders++; // so that nobody else settles
      if (failures <= 1) {
        return () -> settle(settling);
      }
      host.later(pause(), () -> settle(settling));
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** From others that succeed it is seen that a proposal is at fault, and not the store. */
  private void addWitnesses(ReadBack settling) {
    lock.lock();
    try {
      take(settling.open(), WITNESSES);
    } finally {
      lock.unlock();
    }
  }

  private Duration pause() {
    return SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 2, LONGEST_PAUSE_DOUBLINGS));
  }

  private @Nullable Work settle(ReadBack settling) {
    List<Proposal> rest;
    try {
      boolean oneByOne = failures > 2;
      if (oneByOne) {
        addWitnesses(settling);
      }
      rest = settling.settle(oneByOne);
    } catch (StoreLostException e) {
      host.lost(e);
      return null;
    } catch (Throwable e) { // it still fails
      failed(List.of(), e);
      return settleIfLast();
    }
    lock.lock();
    try {
      for (int i = rest.size() - 1; i >= 0; i--) {
        waiting.addFirst(rest.get(i));
      }
      doubt = null;
    } finally {
      lock.unlock();
    }
    if (rest.isEmpty()) {
      succeeded(0);
    }
    return lead(group(), null);
  }
}
