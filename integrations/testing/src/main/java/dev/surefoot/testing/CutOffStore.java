package dev.surefoot.testing;

import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.ForwardingStore;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreLostException;
import java.util.List;

/** What one process sees of a store that survives it: once it is cut off, nothing is kept. */
public class CutOffStore extends ForwardingStore {
  private boolean cutOff;

  /** Forwards to a store until it is cut off. */
  public CutOffStore(Store inner) {
    super(inner);
  }

  /** From now on nothing is kept and nothing acknowledged. */
  public final void cutOff() {
    if (!cutOff) {
      cutOff = true;
      inner().close(); // as the end of a process gives back what it had
    }
  }

  /** Whether it was cut off. */
  public final boolean isCutOff() {
    return cutOff;
  }

  /**
   * Refuses if it was cut off.
   *
   * @throws StoreLostException then
   */
  protected final void refuseIfCutOff() {
    if (cutOff) {
      throw new StoreLostException("the process was killed", null);
    }
  }

  @Override
  public void commit(List<Change> changes) {
    refuseIfCutOff();
    super.commit(changes);
  }

  @Override
  public void reconnect() {
    refuseIfCutOff();
    super.reconnect();
  }

  @Override
  public void close() {
    if (!cutOff) {
      super.close();
    }
  }
}
