package dev.surefoot.runtime.internal.postgres;

import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.StoreInUseException;
import dev.surefoot.runtime.spi.StoreLostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which engine has the store: the one whose session holds an advisory lock, so that the database
 * gives it back when the engine's process dies, and whose epoch stands in the table {@code
 * surefoot_owner}, so that an engine whose session was lost, and that does not know yet, appends
 * nothing. Not safe for several threads.
 */
final class Ownership implements AutoCloseable {
  private static final String LOCK = "(%d, 'surefoot_owner'::regclass::oid::int)".formatted(0x5f00);

  private final DataSource source;
  private final String store;
  private final String engine;
  private @Nullable Session session;
  private boolean locked;
  private long epoch;

  private Ownership(DataSource source, String store, String engine, Session session) {
    this.source = source;
    this.store = store;
    this.engine = engine;
    this.session = session;
  }

  /** Brings the tables up to date, or looks whether they are. */
  interface Tables {
    void prepare(Connection connection) throws SQLException;
  }

  /**
   * Takes the store. Tables that are there already are left alone until it is known that no other
   * engine works with them.
   *
   * @param session stays open as long as the store is taken; closed here if it is not
   * @throws StoreInUseException if another engine has it
   */
  static Ownership take(
      DataSource source, String store, String engine, Session session, Tables tables)
      throws SQLException {
    Ownership result = new Ownership(source, store, engine, session);
    try {
      boolean locked = isThere(session);
      if (locked) {
        result.lockOrRefuse(session);
      }
      tables.prepare(session.connection());
      if (!locked) {
        result.lockOrRefuse(session);
      }
      result.raise(session.connection());
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      try {
        result.close();
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private void lockOrRefuse(Session session) throws SQLException {
    if (!lock(session)) {
      throw new StoreInUseException(
          "%s is in use by %s: close that engine first, or give '%s' a schema of its own"
              .formatted(store, holder(session), engine),
          null);
    }
    locked = true;
  }

  private static boolean isThere(Session session) throws SQLException {
    try (Statement statement = session.connection().createStatement();
        ResultSet result =
            statement.executeQuery("select to_regclass('surefoot_owner') is not null")) {
      return result.next() && result.getBoolean(1);
    }
  }

  /** The number under which this engine appends. */
  long epoch() {
    return epoch;
  }

  /**
   * Locks again if the session was lost.
   *
   * @throws StoreLostException if another engine had the store meanwhile
   * @throws StoreException if the lock is not free; the database may not have noticed yet that the
   *     former session is gone
   */
  void renew() throws SQLException {
    Session held = session;
    if (held == null || !held.connection().isValid(5)) {
      session = null;
      if (held != null) {
        held.close();
      }
      Session next = Session.open(source);
      try {
        if (!lock(next)) {
          refuseOtherEpoch(next);
          throw new StoreException(
              store + " still has the lock of this engine's former connection", null);
        }
        session = next;
      } finally {
        if (session != next) {
          next.close();
        }
      }
      held = next;
    }
    refuseOtherEpoch(held);
  }

  StoreLostException lost(@Nullable String holder) {
    return new StoreLostException(
        "%s was taken from engine '%s'%s; nothing more is appended"
            .formatted(store, engine, holder == null ? "" : " by " + holder),
        null);
  }

  private void refuseOtherEpoch(Session at) throws SQLException {
    try (Statement statement = at.connection().createStatement();
        ResultSet result = statement.executeQuery("select epoch from surefoot_owner")) {
      if (!result.next() || result.getLong(1) != epoch) {
        throw lost(holder(at));
      }
    }
  }

  private static boolean lock(Session session) throws SQLException {
    try (Statement statement = session.connection().createStatement();
        ResultSet result = statement.executeQuery("select pg_try_advisory_lock" + LOCK)) {
      return result.next() && result.getBoolean(1);
    }
  }

  /** Waits for commits under way; those that come meanwhile wait until the epoch is another. */
  private void raise(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try {
      try (Statement statement = connection.createStatement()) {
        statement.execute("lock table surefoot_owner in exclusive mode");
      }
      raiseLocked(connection);
      OpenInstances.restore(connection);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void raiseLocked(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update surefoot_owner set epoch = epoch + 1, engine = ?, since = now(),
              commit_base = greatest(commit_base, (
                select coalesce(max(commit_no), 0) - txid_current() + 1 from surefoot_journal))
            returning epoch
            """)) {
      statement.setString(1, engine);
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          throw new StoreException(
              store
                  + " has no row in surefoot_owner: insert into surefoot_owner (epoch) values (0)",
              null);
        }
        epoch = result.getLong(1);
      }
    }
  }

  private String holder(Session session) throws SQLException {
    String question =
        "select engine, to_char(since at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
            + " from surefoot_owner";
    try (Statement statement = session.connection().createStatement();
        ResultSet result = statement.executeQuery(question)) {
      return result.next()
          ? "engine '%s' since %s".formatted(result.getString(1), result.getString(2))
          : "another engine";
    }
  }

  /** Gives the store back; a pool may keep the connection. */
  @Override
  public void close() throws SQLException {
    Session held = session;
    session = null;
    if (held != null && !locked) {
      held.close();
    } else if (held != null) {
      try (Statement statement = held.connection().createStatement()) {
        statement.execute("select pg_advisory_unlock" + LOCK);
      } catch (SQLException e) { // with the server's session, its lock is gone
        held.connection().abort(Runnable::run);
      } finally {
        held.close();
      }
    }
  }
}
