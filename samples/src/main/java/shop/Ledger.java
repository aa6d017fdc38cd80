package shop;

import dev.surefoot.Attempt;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The outside world of the sample: a text file, one line for each thing that a step did. It stands
 * for the warehouse, the bank and the carrier, and behaves as they should: a request with an
 * idempotency key that it has seen takes no effect again, it is only noted with {@code again}.
 *
 * <p>Safe for use by many threads.
 */
public final class Ledger implements AutoCloseable {
  private final Consumer<String> lines;
  private final Closeable file;
  private final Duration work;
  private final Set<String> seen = new HashSet<>();

  /**
   * Opens a ledger, or goes on with one.
   *
   * @param work how long each request takes
   */
  public Ledger(Path path, Duration work) throws IOException {
    if (Files.exists(path)) {
      try (Stream<String> lines = Files.lines(path)) {
        lines
            .map(line -> line.split(" ", 3))
            .filter(w -> w.length == 3)
            .forEach(w -> seen.add(w[1]));
      }
    }
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    this.lines = line -> append(line, channel);
    this.file = channel;
    this.work = work;
  }

  /** Opens a ledger that is no file, and takes no time. */
  public Ledger(Consumer<String> lines) {
    this.lines = lines;
    this.file = () -> {};
    this.work = Duration.ZERO;
  }

  private static void append(String line, FileChannel file) {
    try {
      file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does something in the outside world. */
  public void write(Attempt attempt, String what) {
    append(attempt.key(), what);
    try {
      Thread.sleep(work.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the outside world worked", e);
    }
  }

  private synchronized void append(String key, String what) {
    lines.accept((seen.add(key) ? "once " : "again ") + key + " " + what);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
