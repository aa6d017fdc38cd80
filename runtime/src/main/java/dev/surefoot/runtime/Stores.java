package dev.surefoot.runtime;

import dev.surefoot.runtime.internal.h2.H2Store;
import dev.surefoot.runtime.internal.memory.MemoryStore;
import dev.surefoot.runtime.spi.Store;
import java.nio.file.Path;

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

  /**
   * A store in one file of the embedded database H2. It is opened, and made with its folder if it
   * is not there, when an engine takes it; one engine at a time can. What it acknowledged survives
   * a killed process and a power failure.
   *
   * <p>While it is open, and after a crash until it is opened again, what was written last is in
   * the file {@code <path>.redo} beside it: the two belong together when files are copied.
   *
   * @param path of the database, without H2's suffix: {@code data/shop} is the file {@code
   *     data/shop.mv.db}
   */
  public static Store h2(Path path) {
    return new H2Store(path);
  }
}
