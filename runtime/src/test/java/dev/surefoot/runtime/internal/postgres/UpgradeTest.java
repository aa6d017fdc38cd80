package dev.surefoot.runtime.internal.postgres;

import static dev.surefoot.runtime.spi.Rows.created;
import static dev.surefoot.runtime.spi.Rows.ended;
import static dev.surefoot.runtime.spi.Rows.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.PostgresServer;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreInUseException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Tables as an earlier version left them. */
class UpgradeTest {
  private final InstanceRow open = instance("order", "open", 0);
  private final InstanceRow ended = ended(instance("order", "ended", 1), InstanceState.FINISHED);
  private PGSimpleDataSource source;

  /** Version 7, with an instance that has ended and one that has not. */
  @BeforeEach
  void writeFormerVersion() throws Exception {
    source = PostgresServer.shared().emptySchema();
    for (int number = 1; number <= 7; number++) {
      sql(script(number));
    }
    for (InstanceRow row : List.of(open, ended)) {
      sql(
          "insert into surefoot_instance"
              + " (id, flow, business_key, fingerprint, state, created_at, ended_at) values ('%s',"
                  .formatted(row.id())
              + " '%s', '%s', '%s', '%s', '%s', %s)"
                  .formatted(
                      row.flow(),
                      row.key(),
                      row.fingerprint(),
                      row.state(),
                      row.createdAt(),
                      row.endedAt() == null ? "null" : "'" + row.endedAt() + "'"));
      sql(
          "insert into surefoot_journal (instance, sequence, at, kind, event, commit_no)"
              + " values ('%s', 1, now(), 'created', '{}', 1)".formatted(row.id()));
    }
  }

  private static String script(int number) throws Exception {
    String name = "/dev/surefoot/runtime/schema/postgresql/" + number + ".sql";
    try (InputStream in = Stores.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int number(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    }
  }

  @Test
  void what_has_ended_and_what_has_not_is_carried_over() throws Exception {
    try (Store store = Stores.postgres(source)) {
      store.claim("the test");

      assertThat(store.unfinished()).containsExactly(open);
      assertThat(store.list(InstanceFilter.ALL, 1, 10).rows()).containsExactly(ended, open);
      assertThat(store.journal(ended.id())).hasSize(1);
      InstanceRow next = instance("order", "next", 2);
      store.commit(List.of(created(next, 1)));
      assertThat(store.unfinished()).containsExactly(open, next);
      assertThat(store.purge(ended.endedAt().plusMillis(1), 10)).isEqualTo(1);
      assertThat(store.list(InstanceFilter.ALL, 1, 10).rows()).containsExactly(next, open);
    }
  }

  @Test
  void tables_that_another_engine_works_with_are_left_alone() throws Exception {
    try (Connection former = source.getConnection();
        Statement statement = former.createStatement()) {
      statement.execute(
          "select pg_advisory_lock(%d, 'surefoot_owner'::regclass::oid::int)".formatted(0x5f00));

      assertThatThrownBy(() -> Stores.postgres(source).claim("the next version"))
          .isInstanceOf(StoreInUseException.class);
      assertThat(number("select max(version) from surefoot_schema")).isEqualTo(7);
    }
  }

  /** A tool may apply the scripts while it works. */
  @Test
  void an_engine_of_an_earlier_version_appends_nothing_any_more() throws Exception {
    int epoch = number("select epoch from surefoot_owner");
    sql(script(8));

    assertThat(number("select epoch from surefoot_owner")).isGreaterThan(epoch);
  }

  /** As PostgreSQL does with a table that is not logged. */
  @Test
  void what_has_not_ended_is_found_when_a_crash_has_emptied_its_table() throws Exception {
    InstanceRow second = instance("order", "second", 5);
    try (Store store = Stores.postgres(source)) {
      store.claim("the test");
      sql("truncate surefoot_open");
      store.commit(
          List.of(
              created(second, 1), created(ended(instance("o", "x", 6), InstanceState.FAILED), 1)));
    }
    for (int opened = 0; opened < 2; opened++) {
      try (Store store = Stores.postgres(source)) {
        store.claim("the test");
        assertThat(store.unfinished()).containsExactly(open, second);
      }
    }
  }
}
