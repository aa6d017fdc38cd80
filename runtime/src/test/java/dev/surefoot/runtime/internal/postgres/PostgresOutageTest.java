package dev.surefoot.runtime.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.EngineBrokenException;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.EngineLog;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.PostgresServer;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.StoreException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An engine whose database goes away under it. */
class PostgresOutageTest {
  private static final Duration LONG = Duration.ofSeconds(120);

  @TempDir Path folder;
  @RegisterExtension final EngineLog said = new EngineLog();

  private final Script<String, Void> nested = Script.of(new Flows.Nested(), String.class);
  private final BoundFlow<String, Void> flow = nested.bind();

  @Test
  void a_server_that_crashes_under_load_loses_nothing_and_no_step_runs_twice() throws Exception {
    int starters = 4;
    int crashes = Integer.getInteger("surefoot.crashes", 3);
    int between = 60;
    Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
    AtomicInteger next = new AtomicInteger();
    try (PostgresServer server = PostgresServer.start(folder.resolve("data"));
        Engine engine = Engine.open(Stores.postgres(server.source()), flow)) {
      List<Thread> threads =
          IntStream.range(0, starters)
              .mapToObj(
                  t -> {
                    Thread thread =
                        new Thread(
                            () -> {
                              int n;
                              while ((n = next.getAndIncrement()) < between * (crashes + 1)) {
                                start(engine, "k" + n, acknowledged);
                              }
                            });
                    thread.start();
                    return thread;
                  })
              .toList();
      for (int crash = 1; crash <= crashes; crash++) {
        while (acknowledged.size() < between * crash) {
          Thread.onSpinWait();
        }
        server.crashAndRestart();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      for (String key : acknowledged.keySet()) {
        Instance<Void> instance = engine.find(flow, key).orElseThrow();
        instance.result(LONG);
        assertThat(instance.report().calls()).as(key).hasSize(5);
      }
    }
    assertThat(said.lines()).anyMatch(line -> line.contains("pauses"));
    assertThat(said.lines()).last().asString().contains("goes on");
    assertThat(acknowledged).hasSize(between * (crashes + 1));
    assertThat(nested.log.lines()).hasSize(5 * acknowledged.size());
  }

  /** As a client would that is told the database is away: again with the same key. */
  private void start(Engine engine, String key, Map<String, Boolean> acknowledged) {
    while (!acknowledged.containsKey(key)) {
      try {
        engine.start(flow, key, "in");
        acknowledged.put(key, true);
      } catch (StoreException e) {
        Thread.onSpinWait();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_connection_that_breaks_at_any_commit_is_replaced_and_no_step_runs_twice(boolean kept)
      throws Exception {
    PGSimpleDataSource source = PostgresServer.shared().emptySchema();
    boolean failed = true;
    for (int failing = 0; failed; failing++) {
      Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
      BoundFlow<String, Void> bound = chain.bind();
      AtomicInteger left = new AtomicInteger(failing);
      DataSource breaking = breaking(source, left, kept);
      try (Engine engine = Engine.open(Stores.postgres(breaking), bound)) {
        Instance<Void> instance = engine.start(bound, kept + " " + failing, "in");
        instance.result(LONG);
        assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
      }
      assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
      failed = left.get() < 0;
      assertThat(failed || failing >= 4).as("commits that failed: " + failing).isTrue();
    }
  }

  @Test
  void an_engine_from_which_another_took_the_store_stops_and_appends_nothing() throws Exception {
    PGSimpleDataSource source = PostgresServer.shared().emptySchema();
    CountDownLatch taken = new CountDownLatch(1);
    Script<String, Void> slow =
        Script.of(new Flows.Chain(), String.class)
            .step(
                "a",
                call -> {
                  if (call.attempt().number() == 1) {
                    taken.await();
                  }
                  return null;
                });
    BoundFlow<String, Void> bound = slow.bind();
    try (Engine first = Engine.open(Stores.postgres(source), bound)) {
      Instance<Void> before = first.start(bound, "1", "in");
      PostgresServer.shared()
          .sql(
              "select pg_terminate_backend(pid) from pg_stat_activity"
                  + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
      try (Engine second = Engine.open(Stores.postgres(source), bound)) {
        Instance<Void> after = second.find(bound, "1").orElseThrow();
        after.result(LONG);
        taken.countDown();
        assertThatThrownBy(() -> before.result(LONG))
            .isInstanceOf(EngineBrokenException.class)
            .hasMessageContaining("was taken from engine 'engine'");
        assertThat(after.report().calls())
            .extracting(call -> call.step() + " " + call.status())
            .containsExactly("a LOST", "a SUCCESS", "b SUCCESS", "c SUCCESS");
      }
    }
  }

  /** Connections of which one breaks, at the n-th commit, before or after it is kept. */
  private static DataSource breaking(DataSource source, AtomicInteger left, boolean kept) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = method.invoke(source, arguments);
          return result instanceof Connection connection
              ? breaking(connection, left, kept)
              : result;
        });
  }

  private static Connection breaking(Connection connection, AtomicInteger left, boolean kept) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = method.invoke(connection, arguments);
          boolean commits =
              result instanceof PreparedStatement
                  && String.valueOf(arguments[0]).contains("insert into surefoot_journal");
          return commits ? breaking(connection, (PreparedStatement) result, left, kept) : result;
        });
  }

  private static PreparedStatement breaking(
      Connection connection, PreparedStatement commit, AtomicInteger left, boolean kept) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          boolean breaks = method.getName().equals("executeQuery") && left.getAndDecrement() == 0;
          Object result = breaks && !kept ? null : method.invoke(commit, arguments);
          if (breaks) {
            connection.close();
            throw new SQLException("the line is dead", "08006");
          }
          return result;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    InvocationHandler unwrapping =
        (proxy, method, arguments) -> {
          try {
            return handler.invoke(proxy, method, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, unwrapping));
  }
}
