package dev.surefoot.runtime;

import dev.surefoot.runtime.internal.h2.H2Store;
import dev.surefoot.runtime.internal.memory.MemoryStore;
import dev.surefoot.runtime.internal.postgres.PostgresStore;
import dev.surefoot.runtime.spi.Store;
import java.nio.file.Path;
import javax.sql.DataSource;

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

  /**
   * A store in a PostgreSQL database, 12 or later, whose tables are made, or brought up to date,
   * when an engine takes it. See {@link #postgres(DataSource, SchemaUpdate)}.
   */
  public static Store postgres(DataSource source) {
    return postgres(source, SchemaUpdate.APPLY);
  }

  /**
   * A store in a PostgreSQL database, 12 or later. Its tables stand in the schema that comes first
   * in the search path of the connections; a schema is for one engine at a time, and a second one
   * is refused with the first one's name. What it acknowledged survives a killed process, a lost
   * connection, and whatever the database survives.
   *
   * <p>It opens up to nine connections and keeps them: with a pool, give it one that may have as
   * many. They must be sessions of the server for as long as they are open, as the lock that keeps
   * other engines away belongs to one of them: a pooler between that gives each transaction another
   * session will not do.
   *
   * @param source gives connections of PostgreSQL's own driver, which is yours to bring, as they
   *     come from it or through a pool
   * @param update whether this engine may make and change tables
   */
  public static Store postgres(DataSource source, SchemaUpdate update) {
    return new PostgresStore(source, update == SchemaUpdate.APPLY);
  }
}
