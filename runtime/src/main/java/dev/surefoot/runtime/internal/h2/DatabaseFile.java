package dev.surefoot.runtime.internal.h2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.READ;

import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.StoreInUseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and how it is opened. What can be said against a file is said before H2
 * touches it, because H2 would write to some files that it then refuses.
 *
 * @param database without suffix, real up to its folder
 * @param file the file itself
 * @param fileSystem of H2, as the start of a URL
 */
record DatabaseFile(Path database, Path file, String fileSystem) {
  private static final String SUFFIX = ".mv.db";

  /** H2's header stands twice, at the start of the first two blocks. */
  private static final int BLOCK = 4096;

  private static final String HEADER = "H:";

  /** How each piece of content starts, at the start of a block. */
  private static final String CHUNK = "chunk:";

  /**
   * Without a write delay a commit stores in the thread that commits, and H2 has no thread of its
   * own that stores, moves or frees anything: whatever changes the file is between two flushes of
   * ours. Only so may space be used again at once (no retention time), without which the file would
   * grow by all that was written in 45 seconds; {@link WholeFlushFile} keeps what the last flush
   * left until the next one is whole. Nothing is moved at the end, for {@link Housekeeping} did.
   * The shutdown hook would close the database under a running engine.
   */
  private static final String SETTINGS =
      ";WRITE_DELAY=0;RETENTION_TIME=0;MAX_COMPACT_TIME=0;DB_CLOSE_ON_EXIT=FALSE"
          + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  /**
   * Looks at a path, makes its folder if it is missing.
   *
   * @throws StoreException if no database can be here, with what to do
   */
  static DatabaseFile at(Path path, String fileSystem) {
    Path absolute = path.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    Path parent = absolute.getParent();
    if (name == null || parent == null) {
      throw new StoreException(
          path + " is no name for a database file: name a file in a folder", null);
    }
    Path folder = folder(parent);
    DatabaseFile result =
        new DatabaseFile(
            folder.resolve(name.toString()), folder.resolve(name + SUFFIX), fileSystem);
    if (result.database.toString().contains(";")) {
      throw new StoreException(
          result.file + " has a ';' in its path, which H2 cannot open: rename the folder or file",
          null);
    }
    result.check();
    return result;
  }

  private static Path folder(Path parent) {
    try {
      return Files.createDirectories(parent).toRealPath();
    } catch (IOException e) {
      throw new StoreException(
          "cannot make the folder %s for the database: %s".formatted(parent, reason(e)), e);
    }
  }

  private void check() {
    if (!Files.exists(file)) {
      if (!Files.isWritable(database.getParent())) {
        throw new StoreException(
            "cannot make %s: the folder is not writable; give this user the right to write to it"
                .formatted(file),
            null);
      }
      return;
    }
    if (!Files.isRegularFile(file)) {
      throw new StoreException(file + " is not a file: name another one", null);
    }
    if (!Files.isReadable(file) || !Files.isWritable(file)) {
      throw new StoreException(
          file + " cannot be read and written by this user: change its permissions", null);
    }
    if (!Files.exists(log())) {
      checkHeader();
    }
  }

  /** What is to be written to the file again after a crash; until then the file may be torn. */
  private Path log() {
    return database.resolveSibling(database.getFileName() + WholeFlushFileSystem.LOG);
  }

  private void checkHeader() {
    try (FileChannel channel = FileChannel.open(file, READ)) {
      if (channel.size() == 0) {
        return;
      }
      if (!startsWith(channel, 0, HEADER) && !startsWith(channel, BLOCK, HEADER)) {
        throw new StoreException(
            file + " is not an H2 database: name another file, this one was left as it is", null);
      }
      if (channel.size() > 2 * BLOCK && !hasChunk(channel)) {
        throw damaged(null, "it has a header and nothing else");
      }
    } catch (IOException e) {
      throw new StoreException("cannot read %s: %s".formatted(file, reason(e)), e);
    }
  }

  /** Without one H2 would take the file for a new one, and empty it. */
  private static boolean hasChunk(FileChannel channel) throws IOException {
    for (long block = 2 * BLOCK; block < channel.size(); block += BLOCK) {
      if (startsWith(channel, block, CHUNK)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(FileChannel channel, long position, String start)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(start.length());
    channel.read(bytes, position);
    return new String(bytes.array(), US_ASCII).equals(start);
  }

  /**
   * A connection with the settings that the promises of {@link H2Store} rest on.
   *
   * @throws StoreInUseException if another process has the file
   * @throws StoreException if H2 cannot open it, with what to do
   */
  Connection connect() {
    WholeFlushFileSystem.register();
    Properties user = new Properties();
    user.setProperty("user", "sa");
    user.setProperty("password", "");
    try {
      return new JdbcConnection(
          "jdbc:h2:" + fileSystem + database + SETTINGS, user, null, null, false);
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  private StoreException refusal(SQLException e) {
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          new StoreInUseException(
              ("%s is in use by another process, or by another connection of this one:"
                      + " stop that first, or name another file")
                  .formatted(file),
              e);
      case ErrorCode.WRONG_USER_OR_PASSWORD ->
          new StoreException(
              file + " is a database with users of its own, not a store: name another file", e);
      case ErrorCode.FILE_VERSION_ERROR_1 ->
          new StoreException(
              "%s was written by another version of H2: %s".formatted(file, e.getMessage()), e);
      case ErrorCode.FILE_CORRUPTED_1 -> damaged(e, "H2 says: " + e.getMessage());
      default -> new StoreException("cannot open %s: %s".formatted(file, innermost(e)), e);
    };
  }

  /** What the file system said, where H2 only says that it said something. */
  private static String innermost(SQLException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException said && said.getMessage() != null) {
        return said.getMessage();
      }
    }
    return String.valueOf(e.getMessage());
  }

  private StoreException damaged(@Nullable Exception cause, String why) {
    return new StoreException(
        "%s is damaged: put a backup in its place; %s".formatted(file, why), cause);
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
