package dev.surefoot.runtime.internal.postgres;

import static dev.surefoot.runtime.spi.Rows.created;
import static dev.surefoot.runtime.spi.Rows.instance;
import static dev.surefoot.runtime.spi.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.SchemaUpdate;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.PostgresServer;
import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.FeedRow;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreContract;
import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.StoreInUseException;
import dev.surefoot.runtime.spi.StoreLostException;
import dev.surefoot.runtime.spi.StoreRefusedException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresStoreTest extends StoreContract {
  private static final String KILL_OTHERS =
      "select pg_terminate_backend(pid) from pg_stat_activity"
          + " where pid <> pg_backend_pid() and backend_type = 'client backend'";

  private final InstanceRow order = instance("order", "1", 0);
  private PGSimpleDataSource source = new PGSimpleDataSource();

  @Override
  protected Store empty() throws Exception {
    source = PostgresServer.shared().emptySchema();
    return Stores.postgres(source);
  }

  @Override
  protected Store again(Store closed) {
    return Stores.postgres(source);
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Store other() throws Exception {
    source = PostgresServer.shared().emptySchema();
    return Stores.postgres(source);
  }

  @Test
  void a_second_engine_is_told_who_has_the_store() throws Exception {
    try (Store first = other()) {
      first.claim("warehouse");

      assertThatThrownBy(() -> Stores.postgres(source).claim("office"))
          .isInstanceOf(StoreInUseException.class)
          .hasMessageContaining("is in use by engine 'warehouse' since 20")
          .hasMessageContaining("give 'office' a schema of its own");
    }
  }

  @Test
  void looking_up_keys_does_not_read_the_whole_table_as_it_grows() throws Exception {
    int instances = 2_000;
    try (Store filling = other()) {
      filling.claim("filling");
      filling.find(List.of(new BusinessKey("order", "1"))); // planned while the table is empty
      for (int i = 0; i < instances; i++) {
        filling.commit(List.of(created(instance("order", "" + i, i), 1)));
        if (i % 100 == 0) {
          assertThat(filling.find(List.of(new BusinessKey("order", "" + i)))).hasSize(1);
        }
      }
    } // as its sessions end they report what they have read

    assertThat(rowsReadInScansOfTheWholeTable()).isLessThan(instances);
  }

  private long rowsReadInScansOfTheWholeTable() throws SQLException {
    String reported = "select seq_tup_read from pg_stat_user_tables where n_tup_ins = 2000";
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (int attempt = 0; attempt < 300; attempt++) {
        try (ResultSet result =
            statement.executeQuery(reported + " and relname = 'surefoot_instance'")) {
          if (result.next()) {
            return result.getLong(1);
          }
        }
        statement.execute("select pg_sleep(0.1)");
      }
      throw new AssertionError("the database has not counted what was inserted");
    }
  }

  @Test
  void two_schemas_of_one_database_are_two_stores() throws Exception {
    try (Store first = other();
        Store second = other()) {
      first.claim("first");
      second.claim("second");
      first.commit(List.of(created(order, 1)));

      assertThat(second.unfinished()).isEmpty();
    }
  }

  @Test
  void an_engine_that_lost_its_lock_to_another_appends_nothing() throws Exception {
    try (Store first = other();
        Store second = Stores.postgres(source)) {
      first.claim("first");
      first.commit(List.of(created(order, 1)));
      PostgresServer.shared().sql(KILL_OTHERS);
      second.claim("second");

      assertLost(first);
      assertThat(second.journal(order.id())).hasSize(1);
      second.commit(List.of(new Change(null, rows(order.id(), 2, 2))));
    }
  }

  /** Once its connections are new, so that it is the epoch that refuses it. */
  private void assertLost(Store first) {
    Change next = new Change(null, rows(order.id(), 2, 2));
    assertThatThrownBy(() -> first.commit(List.of(next))).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> first.commit(List.of(next))).isInstanceOf(StoreLostException.class);
    assertThatThrownBy(first::reconnect)
        .isInstanceOf(StoreLostException.class)
        .hasMessageContaining("was taken from engine 'first' by engine 'second'");
  }

  @Test
  void an_engine_that_lost_its_connections_takes_up_others_and_is_still_the_only_one()
      throws Exception {
    try (Store first = other()) {
      first.claim("first");
      first.commit(List.of(created(order, 1)));
      PostgresServer.shared().sql(KILL_OTHERS);
      first.reconnect();
      first.commit(List.of(new Change(null, rows(order.id(), 2, 2))));

      assertThat(first.journal(order.id())).hasSize(2);
      assertThatThrownBy(() -> Stores.postgres(source).claim("second"))
          .isInstanceOf(StoreInUseException.class);
    }
  }

  /** A commit that began first and ends last: what is given before it ends has no hole. */
  @Test
  void events_wait_for_a_commit_that_is_still_under_way() throws Exception {
    try (Store store = other();
        Connection slow = source.getConnection();
        Statement statement = slow.createStatement()) {
      store.claim("the test");
      store.commit(List.of(created(order, 1)));
      slow.setAutoCommit(false);
      statement.execute(
          "insert into surefoot_journal select instance, 2, at, kind, event, made, txid_current()"
              + " from surefoot_journal");
      InstanceRow next = instance("order", "2", 0);
      store.commit(List.of(created(next, 1)));

      List<FeedRow> before = store.events(FeedRow.Position.START, 10);
      assertThat(before).extracting(FeedRow::key).containsExactly("1");
      slow.commit();
      assertThat(store.events(before.get(0).position(), 10))
          .extracting(FeedRow::key)
          .containsExactly("1", "2");
    }
  }

  @Test
  void events_keep_their_order_on_a_server_that_counts_transactions_from_below() throws Exception {
    try (Store store = other()) {
      store.claim("the test");
      store.commit(List.of(created(order, 1)));
      sql("update surefoot_journal set commit_no = commit_no + 1000000000");
    }
    FeedRow.Position at;
    try (Store store = Stores.postgres(source)) {
      store.claim("the test, moved");
      at = store.events(FeedRow.Position.START, 10).get(0).position();
      store.commit(List.of(new Change(null, rows(order.id(), 2, 2))));
      assertThat(store.events(at, 10)).hasSize(1);
      at = store.events(at, 10).get(0).position();
    }
    try (Store store = Stores.postgres(source)) {
      store.claim("the test, again");
      store.commit(List.of(new Change(null, rows(order.id(), 3, 3))));
      assertThat(store.events(at, 10)).hasSize(1);
    }
  }

  @Test
  void a_text_that_postgres_cannot_hold_is_refused() throws Exception {
    try (Store store = other()) {
      store.claim("the test");

      assertThatThrownBy(() -> store.commit(List.of(created(instance("order", "a\0b", 0), 1))))
          .isInstanceOf(StoreRefusedException.class);
    }
  }

  @Test
  void acknowledged_is_durable_whatever_the_role_s_default() throws Exception {
    try (Store store = other()) {
      source.setOptions("-c synchronous_commit=off -c default_transaction_isolation=serializable");
      store.claim("the test");
      try (Session session = Session.open(source);
          Statement statement = session.connection().createStatement();
          var result = statement.executeQuery("show synchronous_commit")) {
        result.next();
        assertThat(result.getString(1)).isEqualTo("on");
        assertThat(session.connection().getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
      }
    }
  }

  /** Tables made by a tool, and a role that may do nothing but read and write rows. */
  @Test
  void no_right_to_make_tables_is_needed_once_they_are_there() throws Exception {
    other();
    for (int number = 1; number <= PostgresStore.SCHEMA.version(); number++) {
      sql(script(number));
    }
    String schema = source.getCurrentSchema();
    String role = "clerk_of_" + schema;
    sql("create role " + role + " login");
    sql("grant usage on schema " + schema + " to " + role);
    sql("grant select, insert, update, delete on all tables in schema " + schema + " to " + role);
    source.setUser(role);

    for (SchemaUpdate update : SchemaUpdate.values()) {
      try (Store store = Stores.postgres(source, update)) {
        store.claim("the clerk");
        InstanceRow own = instance("order", update.name(), 0);
        store.commit(List.of(created(own, 2)));
        store.putNet("f", "net");
        assertThat(store.journal(own.id())).hasSize(2);
        assertThat(store.purge(own.createdAt(), 10)).isZero();
      }
    }
  }

  private static String script(int number) throws Exception {
    String name = "/dev/surefoot/runtime/schema/postgresql/" + number + ".sql";
    try (InputStream in = Stores.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void missing_tables_are_named_with_the_script_that_makes_them() throws Exception {
    other();

    assertThatThrownBy(() -> Stores.postgres(source, SchemaUpdate.CHECK).claim("the test"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("schema '" + source.getCurrentSchema() + "' of PostgreSQL database")
        .hasMessageContaining("has no tables of Surefoot")
        .hasMessageContaining("apply /dev/surefoot/runtime/schema/postgresql/1.sql, then ");
  }

  @Test
  void a_table_that_is_gone_is_named() throws Exception {
    try (Store store = other()) {
      store.claim("the test");
      sql("drop table surefoot_journal");

      assertThatThrownBy(() -> store.commit(List.of(created(order, 1))))
          .isInstanceOf(StoreException.class)
          .isNotInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("surefoot_journal");
    }
  }

  @Test
  void a_newer_schema_is_refused_and_kept() throws Exception {
    Store store = other();
    store.claim("the test");
    store.close();
    sql("insert into surefoot_schema (version) values (9)");

    for (SchemaUpdate update : SchemaUpdate.values()) {
      assertThatThrownBy(() -> Stores.postgres(source, update).claim("the test"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("has schema version 9 and this version of Surefoot knows versions")
          .hasMessageContaining("nothing was changed");
    }
  }

  @Test
  void a_database_that_is_not_there_is_told() throws Exception {
    other();
    source.setDatabaseName("nowhere");

    assertThatThrownBy(() -> Stores.postgres(source).claim("the test"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot open the store")
        .hasMessageContaining("nowhere");
  }
}
