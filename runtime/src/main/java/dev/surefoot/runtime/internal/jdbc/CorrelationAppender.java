package dev.surefoot.runtime.internal.jdbc;

import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.CorrelationRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes which awaits are open; as {@link Appender}, of which it is a part. */
final class CorrelationAppender implements AutoCloseable {
  private final PreparedStatement closed;
  private final PreparedStatement opened;

  CorrelationAppender(Connection connection) throws SQLException {
    closed = connection.prepareStatement("delete from surefoot_correlation where instance = ?");
    opened = connection.prepareStatement(Tables.CORRELATION.insert());
  }

  /** What is said last of each instance counts. */
  void append(List<Change> changes) throws SQLException {
    Map<UUID, List<CorrelationRow>> last = new LinkedHashMap<>();
    for (Change change : changes) {
      List<CorrelationRow> open = change.correlations();
      if (open != null) {
        last.put(change.id(), open);
      }
    }
    boolean opens = false;
    for (Map.Entry<UUID, List<CorrelationRow>> instance : last.entrySet()) {
      closed.setObject(1, instance.getKey());
      closed.addBatch();
      for (CorrelationRow row : instance.getValue()) {
        Tables.CORRELATION.bind(opened, row);
        opened.addBatch();
        opens = true;
      }
    }
    if (!last.isEmpty()) {
      closed.executeBatch();
    }
    if (opens) {
      opened.executeBatch();
    }
  }

  void clear() throws SQLException {
    closed.clearBatch();
    opened.clearBatch();
  }

  @Override
  public void close() throws SQLException {
    closed.close();
    opened.close();
  }
}
