package dev.surefoot.runtime.internal.jdbc;

import dev.surefoot.runtime.internal.jdbc.Tables.NetRow;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.SnapshotRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Writes changes over one connection, with statements that stay prepared. It neither commits nor
 * rolls back. Not safe for several threads.
 */
public final class Appender implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement instances;
  private final PreparedStatement journal;
  private final PreparedStatement snapshots;
  private final PreparedStatement nets;
  private final CorrelationAppender correlations;
  private long commits;

  /** Prepares the statements; they are closed with the connection at the latest. */
  public Appender(Connection connection) throws SQLException {
    this.connection = connection;
    instances = connection.prepareStatement(Tables.INSTANCE.merge());
    journal = connection.prepareStatement(Tables.JOURNAL.insert("commit_no"));
    commits = new Queries(connection).lastCommit();
    snapshots = connection.prepareStatement(Tables.SNAPSHOT.merge());
    nets = connection.prepareStatement(Tables.NET.insert());
    correlations = new CorrelationAppender(connection);
  }

  /**
   * Writes all rows, as one commit, in batches, instances in their order and before journals.
   *
   * @throws SQLException if a key is taken or the database fails; what was written then is to be
   *     rolled back
   */
  public void append(List<Change> changes) throws SQLException {
    long commit = ++commits;
    int instanceRows = 0;
    int journalRows = 0;
    int snapshotRows = 0;
    try {
      for (Change change : changes) {
        InstanceRow instance = change.instance();
        if (instance != null) {
          Tables.INSTANCE.bind(instances, instance);
          instances.addBatch();
          instanceRows++;
        }
        for (JournalRow row : change.rows()) {
          Tables.JOURNAL.bind(journal, row);
          journal.setLong(Tables.JOURNAL.columns() + 1, commit);
          journal.addBatch();
          journalRows++;
        }
        SnapshotRow snapshot = change.snapshot();
        if (snapshot != null) {
          Tables.SNAPSHOT.bind(snapshots, snapshot);
          snapshots.addBatch();
          snapshotRows++;
        }
      }
      if (instanceRows > 0) {
        instances.executeBatch();
      }
      if (journalRows > 0) {
        journal.executeBatch();
      }
      if (snapshotRows > 0) {
        snapshots.executeBatch();
      }
      correlations.append(changes);
    } catch (SQLException | RuntimeException e) {
      instances.clearBatch();
      journal.clearBatch();
      snapshots.clearBatch();
      correlations.clear();
      throw e;
    }
  }

  /** Writes a net that is not known. */
  public void putNet(String fingerprint, String text) throws SQLException {
    Tables.NET.bind(nets, new NetRow(fingerprint, text));
    nets.executeUpdate();
  }

  /** Deletes instances with their journals. */
  public void delete(List<UUID> ids) throws SQLException {
    try (PreparedStatement rows =
            connection.prepareStatement("delete from surefoot_journal where instance = ?");
        PreparedStatement snapshot =
            connection.prepareStatement("delete from surefoot_snapshot where instance = ?");
        PreparedStatement open =
            connection.prepareStatement("delete from surefoot_correlation where instance = ?");
        PreparedStatement own =
            connection.prepareStatement("delete from surefoot_instance where id = ?")) {
      for (PreparedStatement delete : List.of(rows, snapshot, open, own)) {
        for (UUID id : ids) {
          delete.setObject(1, id);
          delete.addBatch();
        }
        delete.executeBatch();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    instances.close();
    journal.close();
    snapshots.close();
    nets.close();
    correlations.close();
  }
}
