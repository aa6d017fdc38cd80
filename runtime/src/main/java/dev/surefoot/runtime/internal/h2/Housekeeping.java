package dev.surefoot.runtime.internal.h2;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Keeps the file small. Every small commit leaves most of a former one dead but for a page or two,
 * so the file would be ten times its content. H2 would see to that in a thread of its own, between
 * flushes and beside commits; here it is done by the thread that commits, after its flush, a
 * bounded piece at a time.
 */
final class Housekeeping {
  /** Wear between two pieces of housekeeping: about 16 MB written. */
  static final int EVERY = 8_000;

  /** The wear of a commit beside its rows; a row rewrites a page, a commit the pages above. */
  private static final int COMMIT = 8;

  /** Chunks with less than this percentage of live data are rewritten. */
  private static final int FILL_RATE = 60;

  /** How much of them is rewritten at a time, so that no commit waits long. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final MVStore store;
  private final int every;
  private int wear;

  Housekeeping(Connection connection, int every) throws SQLException {
    this.every = every;
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    store = session.getDatabase().getStore().getMvStore();
  }

  /** Called when a commit of so many changes has been flushed. */
  void afterFlush(int changes) {
    wear += COMMIT + changes;
    if (wear >= every) {
      wear = 0;
      store.compact(FILL_RATE, MAX_BYTES);
      store.commit();
      store.sync();
    }
  }
}
