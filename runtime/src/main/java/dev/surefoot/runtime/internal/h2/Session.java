package dev.surefoot.runtime.internal.h2;

import dev.surefoot.runtime.internal.jdbc.Appender;
import dev.surefoot.runtime.internal.jdbc.Failures;
import dev.surefoot.runtime.internal.jdbc.Queries;
import dev.surefoot.runtime.internal.jdbc.Schema;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open database: one connection that writes and one that reads. At most one thread may write and
 * one other read at a time.
 */
final class Session implements AutoCloseable {
  private static final Schema SCHEMA =
      new Schema(
          "h2",
          7,
          "select count(*) from information_schema.tables"
              + " where lower(table_name) = 'surefoot_schema'");

  private final DatabaseFile file;
  private final Connection writer;
  private final Connection reader;
  private final Appender appender;
  private final PreparedStatement flush;
  private final Housekeeping housekeeping;
  private final Queries queries;

  /** Why nothing can be promised any more; guarded as writing is. */
  private @Nullable Throwable broken;

  Session(DatabaseFile file, int housekeepingEvery) {
    this.file = file;
    writer = file.connect();
    try {
      writer.setAutoCommit(false);
      SCHEMA.migrate(writer, file.file().toString());
      writer.commit();
      appender = new Appender(writer);
      flush = writer.prepareStatement("checkpoint sync");
      flush.execute();
      housekeeping = new Housekeeping(writer, housekeepingEvery);
      reader = file.connect();
      queries = new Queries(reader);
    } catch (SQLException e) {
      StoreException failure = failure("open the store", e);
      closeAfter(failure);
      throw failure;
    } catch (RuntimeException | Error e) {
      closeAfter(e);
      throw e;
    }
  }

  private void closeAfter(Throwable cause) {
    try {
      writer.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  DatabaseFile file() {
    return file;
  }

  Queries queries() {
    return queries;
  }

  void commit(List<Change> changes) {
    write("commit " + changes.size() + " changes", changes.size(), () -> appender.append(changes));
  }

  int purge(Instant endedBefore, int atMost) {
    List<UUID> gone = new ArrayList<>();
    write(
        "purge what ended before " + endedBefore,
        atMost,
        () -> {
          gone.addAll(new Queries(writer).ended(endedBefore, atMost));
          appender.delete(gone);
        });
    return gone.size();
  }

  void putNet(String fingerprint, String text) {
    write(
        "keep net " + fingerprint,
        1,
        () -> {
          if (new Queries(writer).net(fingerprint).isEmpty()) {
            appender.putNet(fingerprint, text);
          }
        });
  }

  void putSecret(String secret) {
    write(
        "keep the secret",
        1,
        () -> {
          try (PreparedStatement statement =
              writer.prepareStatement("insert into surefoot_secret (secret) values (?)")) {
            statement.setString(1, secret);
            statement.executeUpdate();
          }
        });
  }

  private interface Write {
    void run() throws SQLException;
  }

  private void write(String what, int changes, Write write) {
    if (broken != null) {
      throw new StoreException(
          "%s could not be written to before: close the store and open it again"
              .formatted(file.file()),
          broken);
    }
    try {
      write.run();
    } catch (SQLException | RuntimeException e) {
      throw rolledBack(what, e);
    }
    try {
      writer.commit();
      flush.execute();
      housekeeping.afterFlush(changes);
    } catch (SQLException | RuntimeException e) {
      broken = e;
      throw failure(what, e);
    }
  }

  private StoreException rolledBack(String what, Exception cause) {
    StoreException failure = failure(what, cause);
    try {
      writer.rollback();
      return failure;
    } catch (SQLException e) {
      broken = e;
      StoreException worse = new StoreException(String.valueOf(failure.getMessage()), cause);
      worse.addSuppressed(e);
      return worse;
    }
  }

  StoreException failure(String what, Exception cause) {
    return Failures.of(what, file.file().toString(), cause);
  }

  /** Closes what can be closed; what it could not write is not to be written any more. */
  void abandon() {
    if (broken == null) {
      broken = new IllegalStateException("abandoned");
    }
    close();
  }

  @Override
  public void close() {
    StoreException failure = null;
    for (Connection connection : List.of(reader, writer)) {
      try {
        connection.close();
      } catch (SQLException e) {
        if (failure == null) {
          failure = failure("close the store", e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null && broken == null) {
      throw failure;
    }
  }
}
