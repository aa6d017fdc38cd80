package dev.surefoot.benchmarks.waiting;

import dev.surefoot.benchmarks.throughput.NoOp;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Many instances that wait for an answer or the end of a month, on PostgreSQL and H2: heap of each,
 * time to open an engine on them and to answer the first, statements a second of an engine that has
 * nothing to do. One that has made 10,000 calls: time to load it. And a process that was killed:
 * {@link RecoveryBenchmark}.
 */
public final class WaitingBenchmark {
  private static final Duration IDLE = Duration.ofSeconds(10);

  private static final int CALLERS = 64;

  private WaitingBenchmark() {}

  /** Prints the figures; told how many instances. */
  public static void main(String... args) throws Exception {
    int count = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
    Path shm = Path.of("/dev/shm");
    Path folder =
        Files.isWritable(shm)
            ? Files.createTempDirectory(shm, "surefoot")
            : Files.createTempDirectory("surefoot");
    System.out.printf(
        Locale.ROOT,
        "%,d waiting instances in %s, %d cores, load when it began %.1f%n",
        count,
        folder.getParent(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .setErrorRedirector(Redirect.DISCARD)
            .setOutputRedirector(Redirect.DISCARD)
            .start()) {
      DataSource database = server.getPostgresDatabase();
      System.out.println("PostgreSQL");
      measure(() -> Stores.postgres(database), count);
      idle(database);
      measureLong(database);
      sql(database, "create schema killed");
      RecoveryBenchmark.measure(
          server.getJdbcUrl("postgres", "postgres") + "&currentSchema=killed");
    }
    System.out.println("H2, whose cache is in the heap too");
    measure(() -> Stores.h2(folder.resolve("h2")), count);
    RecoveryBenchmark.measure(folder.resolve("killed").toString());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void measure(Supplier<Store> store, int count) throws Exception {
    BoundFlow<String, Void> flow = ApprovalBinding.of(new NoOp());
    InstanceFilter waiting = InstanceFilter.ALL.withStep("answer");
    long before = heap(); // nothing but classes
    try (Engine engine = Engine.open(store.get(), flow)) {
      Instant begun = Instant.now();
      ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
      IntStream.range(0, count)
          .forEach(n -> callers.execute(() -> engine.start(flow, "k" + n, "in")));
      callers.shutdown();
      callers.awaitTermination(1, TimeUnit.HOURS);
      while (engine.list(waiting, 1, 1).total() < count) {
        Thread.sleep(100);
      }
      System.out.printf("  started in %s%n", since(begun));
      System.out.printf("  heap of each: %,d bytes%n", (heap() - before) / count);
    }
    Instant begun = Instant.now();
    try (Engine engine = Engine.open(store.get(), flow)) {
      System.out.printf("  opened in %s%n", since(begun));
      Instance<Void> first = engine.find(flow, "k0").orElseThrow();
      first.complete("answer", 1);
      first.result();
      System.out.printf("  first one answered and ended %s after opening began%n", since(begun));
      System.out.printf("  heap of each, opened: %,d bytes%n", (heap() - before) / count);
    }
  }

  private static void idle(DataSource database) throws Exception {
    try (Engine engine = Engine.open(Stores.postgres(database), ApprovalBinding.of(new NoOp()))) {
      Thread.sleep(2000);
      Thread.sleep(IDLE.toMillis());
      System.out.printf(
          "  %s and idle: in %d seconds it used %d of its %d connections%n",
          engine.status(),
          IDLE.toSeconds(),
          connections(database, IDLE.toSeconds()),
          connections(database, Integer.MAX_VALUE));
    }
  }

  /** Those of others that were asked something in the last seconds. */
  private static long connections(DataSource database, long seconds) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where pid <> pg_backend_pid()"
                    + " and backend_type = 'client backend'"
                    + " and query_start > now() - %d * interval '1 second'".formatted(seconds))) {
      result.next();
      return result.getLong(1);
    }
  }

  private static void measureLong(DataSource database) throws Exception {
    BoundFlow<String, Void> flow = LongLoopBinding.of(new Count(), new NoOp());
    try (Engine engine = Engine.open(Stores.postgres(database), flow)) {
      for (String key : new String[] {"warm", "snapshot", "journal"}) {
        engine.start(flow, key, "in");
      }
      while (engine.list(InstanceFilter.ALL.withStep("answer").withFlow("long-loop"), 1, 1).total()
          < 3) {
        Thread.sleep(100);
      }
    }
    answer(database, flow, "warm");
    Duration snapshot = answer(database, flow, "snapshot");
    sql(database, "delete from surefoot_snapshot");
    Duration journal = answer(database, flow, "journal");
    System.out.printf(
        "  one of %,d calls, loaded, answered and ended: %d ms with its snapshot, %d ms without%n",
        2 * LongLoop.ROUNDS, snapshot.toMillis(), journal.toMillis());
  }

  private static Duration answer(DataSource database, BoundFlow<String, Void> flow, String key)
      throws Exception {
    try (Engine engine = Engine.open(Stores.postgres(database), flow)) {
      Instance<Void> instance = engine.find(flow, key).orElseThrow();
      Instant begun = Instant.now();
      instance.complete("answer", 1L);
      instance.result();
      return Duration.between(begun, Instant.now());
    }
  }

  private static String since(Instant begun) {
    return Duration.between(begun, Instant.now()).toMillis() + " ms";
  }

  private static void sql(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(200);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
