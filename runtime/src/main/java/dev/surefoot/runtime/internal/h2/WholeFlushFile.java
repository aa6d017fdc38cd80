package dev.surefoot.runtime.internal.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds, after a crash of any kind, just what it held at its last flush: what is
 * written between two flushes gets to the file whole or not at all.
 *
 * <p>H2 orders its writes by when it makes them and assumes that a disk does so too. Between a
 * chunk and the header that names it a crash can make it fall back behind an acknowledged commit
 * where space is used again soon, and a disk that writes the header first, or half of the chunk,
 * makes it take the file for damaged. So writes wait in memory; a flush appends them to a {@link
 * RedoLog}, which is on disk before the first of them touches the file. The log is read when the
 * file is opened, and deleted when it is closed.
 */
final class WholeFlushFile extends FileBaseDefault {
  /** How files are opened. */
  interface Opener {
    FileChannel open(FilePath path, String mode) throws IOException;
  }

  private final FilePath path;
  private final FileChannel file;
  private final FilePath logPath;
  private final long logLimit;
  private final Opener opener;

  /** Guarded by this, as all below. */
  private final PendingWrites pending = new PendingWrites();

  private @Nullable RedoLog log;

  /** Whether a flush did not end well: what is on disk is for the next opening to find out. */
  private boolean failed;

  private long size;

  WholeFlushFile(FilePath path, FilePath logPath, long logLimit, Opener opener) throws IOException {
    this.path = path;
    this.logPath = logPath;
    this.logLimit = logLimit;
    this.opener = opener;
    file = opener.open(path, "rw");
    size = file.size();
  }

  /** Takes the file, and only then mends it. */
  @Override
  public synchronized @Nullable FileLock tryLock(long position, long length, boolean shared)
      throws IOException {
    FileLock lock = file.tryLock(position, length, shared);
    if (lock != null && log == null) {
      log = recovered();
    }
    return lock;
  }

  private RedoLog recovered() throws IOException {
    boolean crashed = logPath.exists();
    RedoLog result = new RedoLog(opener.open(logPath, "rwd"), logLimit);
    try {
      if (crashed) {
        result.replay(file);
        file.force(true);
        size = file.size();
      }
      result.start(size);
      return result;
    } catch (IOException e) {
      result.close();
      throw e;
    }
  }

  @Override
  public synchronized int read(ByteBuffer target, long position) throws IOException {
    if (pending.isEmpty()) {
      return file.read(target, position);
    }
    int count = (int) Math.min(target.remaining(), size - position);
    if (count <= 0) {
      return -1;
    }
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) > 0) {
      // goes on where it stopped
    }
    pending.overlay(bytes.array(), position);
    target.put(bytes.array());
    return count;
  }

  @Override
  public synchronized int write(ByteBuffer source, long position) {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    pending.write(position, bytes);
    size = Math.max(size, position + bytes.length);
    return bytes.length;
  }

  @Override
  protected synchronized void implTruncate(long newSize) {
    if (newSize < size) {
      pending.cut(newSize);
      size = newSize;
    }
  }

  @Override
  public synchronized long size() {
    return size;
  }

  @Override
  public synchronized void force(boolean metaData) throws IOException {
    if (pending.isEmpty()) {
      return;
    }
    if (log == null) {
      throw new IOException(path + " is written to without having been locked");
    }
    if (failed) {
      throw new IOException(path + " could not be written to before");
    }
    failed = true;
    log.append(pending);
    pending.applyTo(file);
    pending.clear();
    if (log.isFull()) {
      file.force(true);
      log.start(size);
    }
    failed = false;
  }

  /** What is pending is dropped, as in a crash: whoever wants it in the file flushes it. */
  @Override
  protected synchronized void implCloseChannel() throws IOException {
    try {
      if (log != null) {
        try {
          if (!failed) {
            file.force(true);
          }
        } finally {
          log.close();
        }
        if (!failed) {
          logPath.delete();
        }
      }
    } finally {
      file.close();
    }
  }
}
