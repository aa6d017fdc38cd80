package dev.surefoot.benchmarks.waiting;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that is killed while many instances are in their first step, and another one that goes
 * on with them: how long after it began to open the store its first step was called, and all had
 * ended. Beside it a loop written by hand, that finds and ends as many in a table.
 */
public final class RecoveryBenchmark {
  private static final int INSTANCES = 1000;
  private static final int STEPS = 3;
  private static final String KILLED = "killed";
  private static final String NEXT = "next";
  private static final String IDEAL = "ideal";

  private RecoveryBenchmark() {}

  /** What a process of its own does. */
  public static void main(String... args) throws Exception {
    switch (args[0]) {
      case KILLED -> killed(args[1]);
      case NEXT -> next(args[1]);
      default -> ideal(args[1]);
    }
  }

  /** Prints the figures for a database, by the URL of a PostgreSQL or the path of a file. */
  static void measure(String where) throws IOException, InterruptedException {
    Process killed = process(KILLED, where, Redirect.PIPE);
    try (BufferedReader output = killed.inputReader()) {
      if (output.readLine() == null) {
        throw new IllegalStateException("the measurement is void");
      }
    } finally {
      killed.destroyForcibly().waitFor();
    }
    process(NEXT, where, Redirect.INHERIT).waitFor();
    if (isPostgres(where)) {
      process(IDEAL, where, Redirect.INHERIT).waitFor();
    }
  }

  private static boolean isPostgres(String where) {
    return where.startsWith("jdbc:");
  }

  private static Process process(String role, String where, Redirect output) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RecoveryBenchmark.class.getName(),
            role,
            where)
        .redirectError(Redirect.INHERIT)
        .redirectOutput(output)
        .start();
  }

  private static Store store(String where) {
    return isPostgres(where) ? Stores.postgres(source(where)) : Stores.h2(Path.of(where));
  }

  private static PGSimpleDataSource source(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    return source;
  }

  private static void killed(String where) throws InterruptedException {
    BoundFlow<String, Void> flow = RestartBinding.of(new Timed(new CountDownLatch(1), INSTANCES));
    EngineOptions threads = EngineOptions.DEFAULTS.withThreads(INSTANCES + 10);
    Engine engine = Engine.open(store(where), threads, flow);
    for (int n = 0; n < INSTANCES; n++) {
      engine.start(flow, "k" + n, "in");
    }
    System.out.println("all are under way");
    Thread.currentThread().join();
  }

  private static void next(String where) throws InterruptedException {
    Timed step = new Timed(new CountDownLatch(0), STEPS * INSTANCES);
    BoundFlow<String, Void> flow = RestartBinding.of(step);
    InstanceFilter ended = InstanceFilter.ALL.withStates(InstanceState.FINISHED);
    long begun = System.nanoTime();
    try (Engine engine = Engine.open(store(where), flow)) {
      step.awaitCalls(); // so that questions to the store do not slow it down
      while (engine.list(ended.withFlow("restart"), 1, 1).total() < INSTANCES) {
        Thread.sleep(5);
      }
      print("a process that was killed with %,d instances: the next one", begun, step.first());
    }
  }

  private static void print(String what, long begun, long first) {
    System.out.printf(
        Locale.ROOT,
        "  " + what + " called its first step after %d ms, all had ended after %d ms%n",
        INSTANCES,
        (first - begun) / 1_000_000,
        (System.nanoTime() - begun) / 1_000_000);
  }

  private static void ideal(String url) throws SQLException {
    try (Connection connection = source(url).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table ideal (instance uuid, step int, primary key (instance, step))");
      statement.execute(
          "insert into ideal select gen_random_uuid(), 0 from generate_series(1, "
              + INSTANCES
              + ")");
    }
    long begun = System.nanoTime();
    long first = 0;
    try (Connection connection = source(url).getConnection();
        PreparedStatement open =
            connection.prepareStatement(
                "select instance from ideal group by instance having max(step) < " + STEPS)) {
      List<UUID> instances = new ArrayList<>();
      try (ResultSet result = open.executeQuery()) {
        while (result.next()) {
          instances.add(result.getObject(1, UUID.class));
        }
      }
      first = System.nanoTime(); // the body does nothing
      for (int step = 1; step <= STEPS; step++) {
        try (PreparedStatement insert =
            connection.prepareStatement("insert into ideal select unnest(?::uuid[]), " + step)) {
          insert.setArray(1, connection.createArrayOf("uuid", instances.toArray()));
          insert.executeUpdate();
        }
      }
    }
    print("a loop written by hand, with %,d:", begun, first);
  }
}
