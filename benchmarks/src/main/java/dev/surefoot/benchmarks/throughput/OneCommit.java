package dev.surefoot.benchmarks.throughput;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The ideal without grouping: each caller does the steps of its instance, one commit each. */
final class OneCommit implements Pace.Subject, AutoCloseable {
  private final Database database;
  private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();

  OneCommit(Database database) throws SQLException {
    this.database = database;
    database.emptyTable();
  }

  @Override
  public void begin(Runnable ended) throws SQLException {
    Connection free = idle.poll();
    Connection connection = free == null ? database.connect() : free;
    UUID instance = UUID.randomUUID();
    for (int step = 0; step < Shape.STEPS; step++) {
      database.insert(connection, List.of(new Row(instance, step, new AtomicInteger())));
    }
    idle.add(connection);
    ended.run();
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : idle) {
      connection.close();
    }
  }
}
