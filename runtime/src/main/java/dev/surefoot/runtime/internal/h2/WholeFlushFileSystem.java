package dev.surefoot.runtime.internal.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.disk.FilePathDisk;

/** A file system of H2's in which files are {@link WholeFlushFile}s. */
public class WholeFlushFileSystem extends FilePathWrapper {
  /** How a URL names it. */
  static final String SCHEME = "surefoot:";

  private static final String DATABASE = ".mv.db";

  /** What a database's redo log is called in place of its own suffix. */
  static final String LOG = ".redo";

  /** Makes it known to H2. Registering twice does nothing. */
  static void register() {
    FilePath.register(new WholeFlushFileSystem());
  }

  @Override
  public String getScheme() {
    return "surefoot";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FilePath base = getBase();
    String name = base.toString();
    if (mode.equals("r") || !name.endsWith(DATABASE)) {
      return base.open(mode);
    }
    String log = name.substring(0, name.length() - DATABASE.length()) + LOG;
    return new WholeFlushFile(base, FilePath.get(log), logLimit(), WholeFlushFileSystem::open);
  }

  /** After so many bytes of log the database file itself is flushed. */
  long logLimit() {
    return 16L * 1024 * 1024;
  }

  private static FileChannel open(FilePath path, String mode) throws IOException {
    return path instanceof FilePathDisk
        ? new UninterruptibleFile(path.toString(), mode)
        : path.open(mode);
  }
}
