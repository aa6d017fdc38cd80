package dev.surefoot.benchmarks.waiting;

import dev.surefoot.benchmarks.throughput.NoOp;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Many instances that wait for an answer, on PostgreSQL: heap of each, time to open an engine on
 * them and to answer the first, statements a second of an engine that has nothing to do.
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
        "%,d waiting instances, PostgreSQL in %s, %d cores, load when it began %.1f%n",
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
      measure(server.getPostgresDatabase(), count);
    }
  }

  private static void measure(DataSource database, int count) throws Exception {
    BoundFlow<String, Void> flow = ApprovalBinding.of(new NoOp());
    InstanceFilter waiting = InstanceFilter.ALL.withStep("answer");
    long before = heap(); // nothing but classes
    try (Engine engine = Engine.open(Stores.postgres(database), flow)) {
      Instant begun = Instant.now();
      ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
      IntStream.range(0, count)
          .forEach(n -> callers.execute(() -> engine.start(flow, "k" + n, "in")));
      callers.shutdown();
      callers.awaitTermination(1, TimeUnit.HOURS);
      while (engine.list(waiting, 1, 1).total() < count) {
        Thread.sleep(100);
      }
      System.out.printf("started in %s%n", since(begun));
      System.out.printf("heap of each: %,d bytes%n", (heap() - before) / count);
    }
    Instant begun = Instant.now();
    try (Engine engine = Engine.open(Stores.postgres(database), flow)) {
      System.out.printf("opened in %s%n", since(begun));
      Instance<Void> first = engine.find(flow, "k0").orElseThrow();
      first.complete("answer", 1);
      first.result();
      System.out.printf("first one answered and ended %s after opening began%n", since(begun));
      Thread.sleep(3000);
      System.out.printf("heap of each, loaded: %,d bytes%n", (heap() - before) / count);
      long statements = commits(database);
      Thread.sleep(IDLE.toMillis());
      System.out.printf(
          Locale.ROOT,
          "idle: %.1f transactions a second%n",
          (commits(database) - statements - 1) / (double) IDLE.toSeconds());
    }
  }

  private static String since(Instant begun) {
    return Duration.between(begun, Instant.now()).toMillis() + " ms";
  }

  private static long commits(DataSource database) throws Exception {
    Thread.sleep(1500); // the server counts now and then
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select xact_commit + xact_rollback from pg_stat_database"
                    + " where datname = current_database()")) {
      result.next();
      return result.getLong(1);
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
