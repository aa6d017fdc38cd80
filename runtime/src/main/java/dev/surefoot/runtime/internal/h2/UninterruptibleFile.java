package dev.surefoot.runtime.internal.h2;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/**
 * A file that stays open when a thread is interrupted that reads or writes it. A {@link
 * FileChannel} would close itself, and with it the database of all threads, when a step is
 * interrupted because it takes too long.
 */
final class UninterruptibleFile extends FileBaseDefault {
  private final RandomAccessFile file;

  /** Whether a write returns only when it is on disk. */
  private final boolean synced;

  /**
   * Opens a file.
   *
   * @param mode as {@link RandomAccessFile} has it; with {@code rwd}, forcing has nothing to do
   */
  UninterruptibleFile(String path, String mode) throws IOException {
    file = new RandomAccessFile(path, mode);
    synced = mode.equals("rwd");
  }

  @Override
  public synchronized int read(ByteBuffer target, long position) throws IOException {
    byte[] bytes = new byte[target.remaining()];
    file.seek(position);
    int count = file.read(bytes);
    if (count > 0) {
      target.put(bytes, 0, count);
    }
    return count;
  }

  @Override
  public synchronized int write(ByteBuffer source, long position) throws IOException {
    int count = source.remaining();
    file.seek(position);
    if (source.hasArray()) {
      file.write(source.array(), source.arrayOffset() + source.position(), count);
      source.position(source.limit());
    } else {
      byte[] bytes = new byte[count];
      source.get(bytes);
      file.write(bytes);
    }
    return count;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    if (!synced) {
      file.getFD().sync();
    }
  }

  @Override
  public synchronized long size() throws IOException {
    return file.length();
  }

  @Override
  protected synchronized void implTruncate(long size) throws IOException {
    if (size < file.length()) {
      file.setLength(size);
    }
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.getChannel().tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }
}
