package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.StoreLostException;
import dev.surefoot.runtime.spi.StoreRefusedException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What commits that failed have left in doubt. A journal's rows are numbered, and only this engine
 * appends to it, one proposal of an instance at a time: so a proposal was kept exactly if the
 * journal is as long as it wanted it to be. Used by one thread at a time.
 */
final class ReadBack {
  /** How often in a row a proposal fails, while others succeed, until it is at fault itself. */
  private static final int STRIKES = 5;

  private final Store store;
  private final CommitHost host;
  private final List<Proposal> open = new ArrayList<>();
  private final IdentityHashMap<Proposal, Integer> strikes = new IdentityHashMap<>();
  private @Nullable StoreLostException lost;
  private boolean refused;
  private boolean disconnected;
  private boolean tookSome;

  ReadBack(Store store, CommitHost host) {
    this.store = store;
    this.host = host;
  }

  void add(List<Proposal> group, Throwable cause) {
    open.addAll(group);
    if (cause instanceof StoreLostException why) {
      lost = why;
    } else if (cause instanceof StoreRefusedException) {
      refused = true;
    } else {
      disconnected = true;
    }
  }

  /** Whether nothing can be settled any more. */
  boolean isLost() {
    return lost != null;
  }

  List<Proposal> open() {
    return open;
  }

  /** Whether the last attempt to settle got the store to keep something. */
  boolean tookSome() {
    return tookSome;
  }

  /**
   * Publishes what was kept.
   *
   * @param oneByOne whether to commit the rest one by one, to find out which of it is at fault
   * @return what is to be committed again
   * @throws StoreLostException if nothing can be committed any more
   * @throws RuntimeException if the store still fails; to be called again later
   */
  List<Proposal> settle(boolean oneByOne) {
    tookSome = false;
    if (lost != null) {
      throw lost;
    }
    if (disconnected) {
      store.reconnect();
      disconnected = false;
    }
    for (Iterator<Proposal> each = open.iterator(); each.hasNext(); ) {
      Proposal proposal = each.next();
      if (wasKept(proposal)) {
        each.remove();
        publish(proposal);
      }
    }
    if (oneByOne || refused) {
      commitOneByOne();
    }
    return open;
  }

  private boolean wasKept(Proposal proposal) {
    return store.length(proposal.instance().id()) >= proposal.after().sequence();
  }

  private void publish(Proposal proposal) {
    proposal.committed().forEach(host::dispatch);
  }

  private void commitOneByOne() {
    List<Proposal> failed = new ArrayList<>();
    RuntimeException last = null;
    for (Proposal proposal : List.copyOf(open)) {
      try {
        store.commit(List.of(proposal.change()));
        tookSome = true;
        open.remove(proposal);
        publish(proposal);
      } catch (StoreRefusedException e) {
        open.remove(proposal);
        if (wasKept(proposal)) { // by the commit in doubt, which ended only now
          publish(proposal);
        } else {
          giveUp(proposal, e);
        }
      } catch (StoreLostException e) {
        throw e;
      } catch (RuntimeException e) {
        failed.add(proposal);
        last = e;
        disconnected = true;
        store.reconnect();
        disconnected = false;
      }
    }
    if (last != null) {
      if (tookSome) {
        strike(failed, last);
      }
      throw last;
    }
  }

  /** The store answers, and took others at the same time. */
  private void strike(List<Proposal> failed, RuntimeException why) {
    for (Proposal proposal : failed) {
      if (strikes.merge(proposal, 1, Integer::sum) == STRIKES) {
        open.remove(proposal);
        giveUp(proposal, why);
      }
    }
  }

  private void giveUp(Proposal proposal, RuntimeException why) {
    StoreException cause =
        new StoreException(
            "%s cannot go on: its store does not take what follows: %s"
                .formatted(proposal.instance(), why.getMessage()),
            why);
    host.stuck(proposal.instance(), cause);
    proposal.instance().stop(cause);
  }
}
