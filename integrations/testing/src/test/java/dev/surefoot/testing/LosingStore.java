package dev.surefoot.testing;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.ForwardingStore;
import dev.surefoot.runtime.spi.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * A store that acknowledges what is not kept: the last commit is lost when its process is killed.
 */
final class LosingStore extends ForwardingStore {
  private final List<List<Change>> kept = new ArrayList<>();
  private Store current = Stores.memory();

  LosingStore() {
    super(Stores.memory());
  }

  @Override
  public void claim(String owner) {
    current = Stores.memory();
    current.claim(owner);
    kept.forEach(current::commit);
  }

  @Override
  protected Store inner() {
    return current;
  }

  @Override
  public void commit(List<Change> changes) {
    current.commit(changes);
    kept.add(changes);
  }

  @Override
  public void close() {
    current.close();
    if (!kept.isEmpty()) {
      kept.remove(kept.size() - 1);
    }
  }
}
