package dev.surefoot.runtime.internal.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * What was written to a file since its last flush and is not in the file yet, in order. Not safe
 * for several threads.
 */
final class PendingWrites {
  /** Bytes to be written, or, if there are none, where the file is to end. */
  private record Write(long position, byte[] bytes) {
    boolean cuts() {
      return bytes.length == 0;
    }
  }

  /** Position and length in front of each write's bytes. */
  private static final int PREFIX = Long.BYTES + Integer.BYTES;

  private final List<Write> writes = new ArrayList<>();
  private int encodedSize;

  boolean isEmpty() {
    return writes.isEmpty();
  }

  void write(long position, byte[] bytes) {
    if (bytes.length > 0) {
      add(new Write(position, bytes));
    }
  }

  void cut(long size) {
    add(new Write(size, new byte[0]));
  }

  private void add(Write write) {
    writes.add(write);
    encodedSize = Math.addExact(encodedSize, PREFIX + write.bytes.length);
  }

  void clear() {
    writes.clear();
    encodedSize = 0;
  }

  /** Puts what is pending over what was read from the file, as if it had been written. */
  void overlay(byte[] read, long position) {
    for (Write write : writes) {
      if (write.cuts()) {
        long from = Math.max(write.position, position);
        for (long at = from; at < position + read.length; at++) {
          read[(int) (at - position)] = 0;
        }
      } else {
        long from = Math.max(position, write.position);
        long to = Math.min(position + read.length, write.position + write.bytes.length);
        if (from < to) {
          System.arraycopy(
              write.bytes,
              (int) (from - write.position),
              read,
              (int) (from - position),
              (int) (to - from));
        }
      }
    }
  }

  /** Writes all to the file, without a flush; they stay pending. */
  void applyTo(FileChannel file) throws IOException {
    for (Write write : writes) {
      if (write.cuts()) {
        file.truncate(write.position);
      } else {
        writeFully(file, ByteBuffer.wrap(write.bytes), write.position);
      }
    }
  }

  static void writeFully(FileChannel file, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  int encodedSize() {
    return encodedSize;
  }

  void encodeTo(ByteBuffer target) {
    for (Write write : writes) {
      target.putLong(write.position).putInt(write.bytes.length).put(write.bytes);
    }
  }

  static PendingWrites decode(ByteBuffer source) {
    PendingWrites result = new PendingWrites();
    while (source.hasRemaining()) {
      long position = source.getLong();
      byte[] bytes = new byte[source.getInt()];
      source.get(bytes);
      result.add(new Write(position, bytes));
    }
    return result;
  }
}
