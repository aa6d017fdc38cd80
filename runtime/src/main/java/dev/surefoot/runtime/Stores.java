package dev.surefoot.runtime;

import dev.surefoot.runtime.internal.memory.MemoryStore;
import dev.surefoot.runtime.spi.Store;

/** The stores that come with the engine. */
public final class Stores {
  private Stores() {}

  /**
   * A store in this process's memory, for tests: it keeps what it holds for as long as the object
   * lives, so that an engine may be closed and another be opened on it, and loses all with the
   * process.
   */
  public static Store memory() {
    return new MemoryStore();
  }
}
