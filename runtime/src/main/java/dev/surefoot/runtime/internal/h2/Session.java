package dev.surefoot.runtime.internal.h2;

import dev.surefoot.runtime.internal.jdbc.Appender;
import dev.surefoot.runtime.internal.jdbc.Queries;
import dev.surefoot.runtime.internal.jdbc.Schema;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open database: one connection that writes and one that reads. At most one thread may write and
 * one other read at a time.
 */
final class Session implements AutoCloseable {
  private static final Schema SCHEMA = new Schema("h2", 1);

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
      SCHEMA.migrate(writer, file.file().toString());
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
    } catch (SQLException e) {
      broken = e;
      failure.addSuppressed(e);
    }
    return failure;
  }

  StoreException failure(String what, Exception cause) {
    return new StoreException(
        "cannot %s in %s: %s".formatted(what, file.file(), cause.getMessage()), cause);
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
