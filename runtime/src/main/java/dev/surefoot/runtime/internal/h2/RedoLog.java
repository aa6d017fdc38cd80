package dev.surefoot.runtime.internal.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * A file beside the database's that holds what is being written to it, so that it can be written
 * again after a crash. Not safe for several threads.
 *
 * <p>The log is a head, in a sector of its own, and records. A record is what was written between
 * two flushes; it counts only if it is whole, which its checksum says, follows the one before it
 * and is of the epoch that the head names. When the database file itself has been flushed, a new
 * head begins an epoch, and with it the log is empty. The head is on disk before a record is
 * written over an old one: replaying some of the old ones, and not those after them, would take the
 * file back. Epochs start at random, so that no leftover passes for a record of another log.
 */
final class RedoLog {
  /** Where records begin: no sector of a disk holds both the head and some of a record. */
  private static final int RECORDS = 4096;

  /** Epoch and the size of the file when it began. */
  private static final int HEAD = 2 * Long.BYTES;

  /** Epoch, number in the epoch, length of what follows. */
  private static final int RECORD_HEAD = Long.BYTES + 2 * Integer.BYTES;

  private static final int CHECKSUM = Long.BYTES;

  private final FileChannel log;
  private final long limit;
  private long epoch = new SplittableRandom().nextLong();
  private int number;
  private long end = RECORDS;

  /**
   * A log over a file that is empty or left from before; to be started before it is appended to.
   *
   * @param limit after so many bytes the log is full
   */
  RedoLog(FileChannel log, long limit) {
    this.log = log;
    this.limit = limit;
  }

  /**
   * Applies all records to the file; the caller then flushes it and starts the log.
   *
   * @throws IOException if the file cannot be the one that the records are of, or if a record is
   *     damaged and others follow it; nothing is applied then
   */
  void replay(FileChannel file) throws IOException {
    ByteBuffer head = read(0, HEAD + CHECKSUM);
    if (!isWhole(head)) {
      return;
    }
    epoch = head.getLong();
    if (file.size() == 0 && head.getLong() > 0) {
      throw new IOException("the redo log beside it is of a file with content, this one has none");
    }
    for (Optional<ByteBuffer> at = next(end, number); at.isPresent(); at = next(end, number)) {
      skip(at.get());
    }
    refuseRecordsBehind(end);
    number = 0;
    end = RECORDS;
    for (Optional<ByteBuffer> at = next(end, number); at.isPresent(); at = next(end, number)) {
      ByteBuffer record = at.get();
      int length = record.capacity() - RECORD_HEAD - CHECKSUM;
      PendingWrites.decode(record.slice(RECORD_HEAD, length)).applyTo(file);
      skip(record);
    }
  }

  private void skip(ByteBuffer record) {
    number++;
    end += record.capacity();
  }

  /** The record of this epoch that begins here, if it is whole and has at least this number. */
  private Optional<ByteBuffer> next(long position, int atLeast) throws IOException {
    ByteBuffer head = read(position, RECORD_HEAD);
    if (head.remaining() < RECORD_HEAD || head.getLong() != epoch || head.getInt() < atLeast) {
      return Optional.empty();
    }
    int length = head.getInt();
    if (length <= 0 || length > log.size() - position - RECORD_HEAD - CHECKSUM) {
      return Optional.empty();
    }
    ByteBuffer record = read(position, RECORD_HEAD + length + CHECKSUM);
    return isWhole(record) ? Optional.of(record) : Optional.empty();
  }

  /**
   * A crash tears the last record only, since each is on disk before the next is written. One that
   * is broken before whole ones was damaged, and to replay what is before it would take the file
   * back.
   */
  private void refuseRecordsBehind(long tail) throws IOException {
    ByteBuffer rest = read(tail, Math.toIntExact(log.size() - Math.min(tail, log.size())));
    for (int i = 0; i + Long.BYTES <= rest.limit(); i++) {
      if (rest.getLong(i) == epoch && next(tail + i, number + 1).isPresent()) {
        throw new IOException(
            "the redo log beside it is damaged between bytes "
                + tail
                + " and "
                + (tail + i)
                + ", and commits stand behind: restore both files from a copy");
      }
    }
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && log.read(bytes, position + bytes.position()) > 0) {
      // goes on where it stopped
    }
    return bytes.flip();
  }

  /**
   * Begins an epoch, without records. What the former ones told is in the file now, and flushed.
   *
   * @param fileSize the size of that file
   */
  void start(long fileSize) throws IOException {
    epoch++;
    number = 0;
    end = RECORDS;
    ByteBuffer head = ByteBuffer.allocate(HEAD + CHECKSUM);
    write(head.putLong(epoch).putLong(fileSize), 0);
  }

  /** Appends a record; when this returns it is on disk. */
  void append(PendingWrites writes) throws IOException {
    int length = writes.encodedSize();
    ByteBuffer record = ByteBuffer.allocate(RECORD_HEAD + length + CHECKSUM);
    record.putLong(epoch).putInt(number).putInt(length);
    writes.encodeTo(record);
    write(record, end);
    number++;
    end += record.capacity();
  }

  /** Puts the checksum behind what is there, writes all and flushes. */
  private void write(ByteBuffer bytes, long position) throws IOException {
    bytes.putLong(checksum(bytes)).flip();
    PendingWrites.writeFully(log, bytes, position);
    log.force(false);
  }

  private static boolean isWhole(ByteBuffer bytes) {
    return bytes.limit() == bytes.capacity()
        && bytes.getLong(bytes.capacity() - CHECKSUM) == checksum(bytes);
  }

  /** Of all but the last bytes; inverted, because of nothing but zeros it would be zero. */
  private static long checksum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.duplicate().clear().limit(bytes.capacity() - CHECKSUM));
    return ~sum.getValue();
  }

  /** Whether the database's file should be flushed and the log started again. */
  boolean isFull() {
    return end >= limit;
  }

  void close() throws IOException {
    log.close();
  }
}
