package dev.surefoot.runtime.internal.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2's, {@code recorded:}, which writes through to the real one and remembers of
 * each file what a disk would hold if the power failed now: what was there at the last flush, and
 * the writes since then, each of which may have reached the disk or not, whole or in part.
 */
public final class RecordedDisk extends FilePathWrapper {
  static final String SCHEME = "recorded:";

  private static final int SECTOR = 4096;
  private static final Map<String, Recording> RECORDINGS = new ConcurrentHashMap<>();

  /** To be called before a URL names the scheme. */
  static void register() {
    FilePath.register(new RecordedDisk());
  }

  /** What was recorded of the file with this path. */
  static Recording of(Path file) {
    return RECORDINGS.computeIfAbsent(file.toString(), name -> new Recording());
  }

  @Override
  public String getScheme() {
    return "recorded";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel base = super.open(mode);
    return new RecordedFile(base, of(Path.of(unwrap().toString())));
  }

  /** A write, or the cutting or growing to a size, that no flush has followed. */
  private record Unflushed(long position, byte[] bytes) {
    static final long TRUNCATE = -1;
  }

  /** What a disk holds of one file. */
  static final class Recording {
    private byte[] flushed = new byte[0];
    private int flushedSize;
    private final List<Unflushed> since = new ArrayList<>();
    private int flushes;
    private Runnable observer = () -> {};

    /** Calls an observer after every write and before every flush. */
    synchronized void observe(Runnable observer) {
      this.observer = observer;
    }

    synchronized int flushes() {
      return flushes;
    }

    synchronized int unflushedWrites() {
      return since.size();
    }

    /** Takes what is in a file as flushed. */
    synchronized void startFrom(byte[] content) {
      flushed = content.clone();
      flushedSize = content.length;
      since.clear();
    }

    /** The file if nothing after the last flush reached the disk. */
    synchronized byte[] atLastFlush() {
      return Arrays.copyOf(flushed, flushedSize);
    }

    /** The file if the first writes since the last flush reached the disk, the others not. */
    synchronized byte[] withFirstWrites(Random random) {
      Image image = new Image(flushed, flushedSize);
      int count = random.nextInt(since.size() + 1);
      since.subList(0, count).forEach(image::apply);
      return image.content();
    }

    /** The file if any writes since the last flush reached the disk, in any order. */
    synchronized byte[] withSomeWrites(Random random) {
      Image image = new Image(flushed, flushedSize);
      for (Unflushed write : since) {
        if (random.nextBoolean()) {
          image.apply(write);
        }
      }
      return image.content();
    }

    /** The file if any sectors of the writes since the last flush reached the disk. */
    synchronized byte[] withSomeSectors(Random random) {
      Image image = new Image(flushed, flushedSize);
      int odds = 1 + random.nextInt(9);
      for (Unflushed write : since) {
        if (write.position == Unflushed.TRUNCATE) {
          continue;
        }
        for (int from = 0; from < write.bytes.length; from += SECTOR) {
          if (random.nextInt(10) < odds) {
            int to = Math.min(write.bytes.length, from + SECTOR);
            image.apply(
                new Unflushed(write.position + from, Arrays.copyOfRange(write.bytes, from, to)));
          }
        }
      }
      return image.content();
    }

    private synchronized void write(long position, byte[] bytes) {
      since.add(new Unflushed(position, bytes));
      observer.run();
    }

    private synchronized void truncate(long size) {
      since.add(new Unflushed(Unflushed.TRUNCATE, ByteBuffer.allocate(8).putLong(size).array()));
    }

    private synchronized void flush() {
      observer.run();
      Image image = new Image(flushed, flushedSize, false);
      since.forEach(image::apply);
      flushed = image.bytes;
      flushedSize = image.size;
      since.clear();
      flushes++;
    }
  }

  private static final class Image {
    private byte[] bytes;
    private int size;

    Image(byte[] bytes, int size) {
      this(bytes, size, true);
    }

    Image(byte[] bytes, int size, boolean copy) {
      this.bytes = copy ? bytes.clone() : bytes;
      this.size = size;
    }

    void apply(Unflushed write) {
      if (write.position == Unflushed.TRUNCATE) {
        int to = Math.toIntExact(ByteBuffer.wrap(write.bytes).getLong());
        if (to < size) {
          Arrays.fill(bytes, to, size, (byte) 0);
          size = to;
        }
        return;
      }
      int end = Math.toIntExact(write.position + write.bytes.length);
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
      }
      System.arraycopy(write.bytes, 0, bytes, (int) write.position, write.bytes.length);
      size = Math.max(size, end);
    }

    byte[] content() {
      return Arrays.copyOf(bytes, size);
    }
  }

  private static final class RecordedFile extends FileBaseDefault {
    private final FileChannel base;
    private final Recording recording;

    RecordedFile(FileChannel base, Recording recording) {
      this.base = base;
      this.recording = recording;
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
      return base.read(to, position);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      byte[] bytes = new byte[from.remaining()];
      from.duplicate().get(bytes);
      int written = base.write(from, position);
      recording.write(position, Arrays.copyOf(bytes, written));
      return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      base.force(metaData);
      recording.flush();
    }

    @Override
    public long size() throws IOException {
      return base.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      base.truncate(size);
      recording.truncate(size);
    }

    @Override
    public synchronized FileLock tryLock(long position, long size, boolean shared)
        throws IOException {
      return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      base.close();
    }
  }
}
