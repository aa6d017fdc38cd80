package dev.surefoot.benchmarks.throughput;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The ideal with grouping: bodies on a pool, and a few threads that insert whatever has come
 * meanwhile. It keeps no state, cannot resume, and checks nothing: a ceiling.
 */
final class GroupCommit implements Pace.Subject, AutoCloseable {
  private static final int LARGEST = 1024;

  private final Database database;
  private final Shape shape;
  private final ExecutorService bodies =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final LinkedBlockingQueue<Row> done = new LinkedBlockingQueue<>();
  private final Map<UUID, Runnable> callers = new ConcurrentHashMap<>();
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean closed;

  GroupCommit(Database database, Shape shape) throws SQLException {
    this.database = database;
    this.shape = shape;
    database.emptyTable();
    for (int w = 0; w < database.writers(); w++) {
      Connection connection = database.connect();
      Thread writer = new Thread(() -> write(connection));
      writer.start();
      writers.add(writer);
    }
  }

  @Override
  public void begin(Runnable ended) {
    UUID instance = UUID.randomUUID();
    callers.put(instance, ended);
    call(new Row(instance, 0, new AtomicInteger(3)));
  }

  private void call(Row row) {
    bodies.execute(() -> done.add(row)); // the body does nothing
  }

  private void write(Connection connection) {
    List<Row> group = new ArrayList<>();
    try (connection) {
      while (!closed) {
        Row first = done.poll(10, TimeUnit.MILLISECONDS);
        if (first != null) {
          group.add(first);
          done.drainTo(group, LARGEST - 1);
          database.insert(connection, group);
          group.forEach(this::follow);
          group.clear();
        }
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException("the measurement is void", e);
    }
  }

  private void follow(Row row) {
    List<Integer> next = shape.after(row.step(), () -> row.branches().decrementAndGet() == 0);
    next.forEach(step -> call(new Row(row.instance(), step, row.branches())));
    if (row.step() == Shape.STEPS - 1) {
      Runnable caller = callers.remove(row.instance());
      if (caller != null) {
        caller.run();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    bodies.shutdown();
    try {
      for (Thread writer : writers) {
        writer.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
