package dev.surefoot.runtime.internal.postgres;

import dev.surefoot.runtime.internal.jdbc.Failures;
import dev.surefoot.runtime.internal.jdbc.Schema;
import dev.surefoot.runtime.internal.jdbc.TableStore;
import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in a PostgreSQL database: the tables of the schema that comes first in the search path of
 * the data source's connections. It keeps up to nine of them: one that holds the lock of {@link
 * Ownership}, four that commit and four that read.
 */
public final class PostgresStore extends TableStore {
  private static final int COMMITS_IN_FLIGHT = 4;
  private static final int READERS = 4;

  static final Schema SCHEMA =
      new Schema(
          "postgresql", 8, "select count(*) where to_regclass('surefoot_schema') is not null");

  /** So that of two engines that make the tables at the same time, one waits for the other. */
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('surefoot_schema', 0))";

  private final DataSource source;
  private final boolean migrates;
  private final Sessions writers;
  private final Sessions readers;
  private final Purging purging = new Purging();

  /** Held while the store is claimed, closed or connected again. */
  private final ReentrantLock lock = new ReentrantLock();

  private volatile String name = "the PostgreSQL database";
  private volatile @Nullable Ownership ownership;

  /**
   * A store in the database of these connections.
   *
   * @param migrates whether tables are made and brought up to date when the store is claimed
   */
  public PostgresStore(DataSource source, boolean migrates) {
    this.source = source;
    this.migrates = migrates;
    this.writers = new Sessions(source, COMMITS_IN_FLIGHT);
    this.readers = new Sessions(source, READERS);
  }

  @Override
  public void claim(String owner) {
    lock.lock();
    try {
      Session session = Session.open(source);
      try {
        name = name(session.connection());
      } catch (SQLException | RuntimeException | Error e) {
        session.close();
        throw e;
      }
      ownership = Ownership.take(source, name, owner, session, this::prepareTables);
      writers.renew(true);
      readers.renew(true);
    } catch (SQLException e) {
      throw Failures.of("open the store", name, e);
    } finally {
      lock.unlock();
    }
  }

  private static String name(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select current_database(), current_schema(), current_user")) {
      result.next();
      return "schema '%s' of PostgreSQL database '%s', as '%s',"
          .formatted(result.getString(2), result.getString(1), result.getString(3));
    }
  }

  private void prepareTables(Connection connection) throws SQLException {
    if (!migrates) {
      SCHEMA.check(connection, name);
      return;
    }
    connection.setAutoCommit(false);
    try {
      try (Statement statement = connection.createStatement()) {
        statement.execute(ONE_AT_A_TIME);
      }
      SCHEMA.migrate(connection, name);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  @Override
  public int commitsInFlight() {
    return COMMITS_IN_FLIGHT;
  }

  @Override
  public void commit(List<Change> changes) {
    Ownership own = owned();
    boolean mine =
        ask(
            "commit " + changes.size() + " changes",
            writers,
            session -> session.insert().append(own.epoch(), changes));
    if (!mine) {
      throw own.lost(null);
    }
  }

  @Override
  public void reconnect() {
    lock.lock();
    try {
      Ownership own = owned();
      writers.renew(true);
      readers.renew(true);
      own.renew();
    } catch (SQLException e) {
      throw Failures.of("connect again", name, e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<InstanceRow> find(Collection<BusinessKey> keys) {
    return read("find instances by key", queries -> queries.instances(keys));
  }

  /**
   * Below the oldest transaction that is still under way, all are visible or never will be. So a
   * long writing transaction, of whomever on that server, holds events back for as long.
   */
  @Override
  protected String horizon() {
    return "(select txid_snapshot_xmin(txid_current_snapshot()) + commit_base from surefoot_owner)";
  }

  @Override
  protected String openInstances() {
    return OpenInstances.THEIRS;
  }

  @Override
  protected void putSecret(String secret) {
    update(
        "keep the secret",
        "insert into surefoot_secret (secret) values (?) on conflict (one) do nothing",
        secret);
  }

  @Override
  public void putNet(String fingerprint, String text) {
    update(
        "keep net " + fingerprint,
        "insert into surefoot_net (fingerprint, text) values (?, ?)"
            + " on conflict (fingerprint) do nothing",
        fingerprint,
        text);
  }

  @Override
  public int purge(Instant endedBefore, int atMost) {
    owned();
    return ask(
        "purge what ended before " + endedBefore,
        readers,
        session -> purging.purge(session.connection(), endedBefore, atMost));
  }

  private int update(String what, String sql, Object... parameters) {
    owned();
    return ask(
        what,
        readers,
        session -> {
          try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
              statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
          }
        });
  }

  @Override
  protected <T> T read(String what, Question<T> question) {
    owned();
    return ask(what, readers, session -> question.ask(session.queries()));
  }

  private <T> T ask(String what, Sessions sessions, Sessions.Use<T> use) {
    try {
      return sessions.use(use);
    } catch (SQLException e) {
      throw Failures.of(what, name, e);
    }
  }

  private Ownership owned() {
    Ownership own = ownership;
    if (own == null) {
      throw new StoreException(
          name + " is not open: claim it before anything else is asked of it", null);
    }
    return own;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      Ownership own = ownership;
      ownership = null;
      writers.renew(false);
      readers.renew(false);
      if (own != null) {
        own.close();
      }
    } catch (SQLException e) {
      throw Failures.of("close the store", name, e);
    } finally {
      lock.unlock();
    }
  }
}
