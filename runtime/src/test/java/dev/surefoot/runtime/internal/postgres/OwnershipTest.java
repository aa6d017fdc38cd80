package dev.surefoot.runtime.internal.postgres;

import static dev.surefoot.runtime.spi.Rows.created;
import static dev.surefoot.runtime.spi.Rows.instance;
import static dev.surefoot.runtime.spi.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.PostgresServer;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreLostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A commit and a takeover never pass each other. */
class OwnershipTest {
  private static final String TAKEOVER = "lock table surefoot_owner in exclusive mode nowait";

  private final InstanceRow order = instance("order", "1", 0);
  private final Change next = new Change(null, rows(order.id(), 2, 2));
  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private PGSimpleDataSource source;
  private Store store;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void claim() throws Exception {
    source = PostgresServer.shared().emptySchema();
    store = Stores.postgres(source);
    store.claim("first");
    store.commit(List.of(created(order, 1)));
    connection = source.getConnection();
    connection.setAutoCommit(false);
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    store.close();
    other.shutdown();
  }

  @Test
  void a_commit_waits_for_a_takeover_that_is_under_way_and_then_appends_nothing() throws Exception {
    statement.execute(TAKEOVER);
    statement.execute("update surefoot_owner set epoch = epoch + 1");
    Future<?> commit = other.submit(() -> store.commit(List.of(next)));
    awaitLockOn("relation = 'surefoot_owner'::regclass");
    connection.commit();

    assertThatThrownBy(commit::get).hasCauseInstanceOf(StoreLostException.class);
    assertThat(store.journal(order.id())).hasSize(1);
  }

  @Test
  void a_takeover_waits_for_a_commit_that_is_under_way() throws Exception {
    statement.execute(
        "insert into surefoot_journal (instance, sequence, at, kind, event)"
            + " values ('"
            + order.id()
            + "', 2, now(), 'outcome', '')");
    Future<?> commit = other.submit(() -> store.commit(List.of(next)));
    awaitLockOn("locktype = 'transactionid'"); // whether row 2 is going to be there

    assertThatThrownBy(() -> execute(TAKEOVER))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
    connection.rollback();
    commit.get();
    execute(TAKEOVER);
  }

  private void execute(String sql) throws SQLException {
    try (Connection another = source.getConnection();
        Statement one = another.createStatement()) {
      another.setAutoCommit(false);
      one.execute(sql);
    }
  }

  private void awaitLockOn(String what) throws SQLException {
    for (int attempt = 0; attempt < 600; attempt++) {
      try (ResultSet result =
          statement.executeQuery(
              "select count(*), pg_sleep(0.05) from pg_locks where not granted and " + what)) {
        if (result.next() && result.getInt(1) > 0) {
          return;
        }
      }
    }
    throw new AssertionError("nothing waits for a lock on " + what);
  }
}
