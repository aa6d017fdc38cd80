package dev.surefoot.runtime.internal.h2;

import dev.surefoot.runtime.internal.jdbc.TableStore;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.StoreInUseException;
import dev.surefoot.runtime.spi.StoreLostException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A store in one H2 file.
 *
 * <p>Commits take turns on one connection, each with a flush before it returns; so the caller
 * should give many changes at once. Reads are answered on a second connection, also while a commit
 * is on its way, but then wait for its flush: nothing is told that a power failure could take back.
 */
public final class H2Store extends TableStore {
  private final Path path;
  private final String fileSystem;
  private final int housekeepingEvery;

  /** Held while the database is opened, closed or written to. */
  private final ReentrantLock writing = new ReentrantLock();

  /** Held, before {@link #writing} if both are, while it is opened, closed or read. */
  private final ReentrantLock reading = new ReentrantLock();

  /** Changed with both locks held. */
  private @Nullable Session session;

  /** What could not be opened anew yet; changed with both locks held. */
  private @Nullable Session lost;

  /**
   * A store in the file {@code <path>.mv.db}, which is opened when the store is claimed.
   *
   * @param path without H2's suffix
   */
  public H2Store(Path path) {
    this(path, WholeFlushFileSystem.SCHEME, Housekeeping.EVERY);
  }

  H2Store(Path path, String fileSystem, int housekeepingEvery) {
    this.path = path;
    this.fileSystem = fileSystem;
    this.housekeepingEvery = housekeepingEvery;
  }

  @Override
  public void claim(String owner) {
    reading.lock();
    writing.lock();
    try {
      DatabaseFile file = DatabaseFile.at(path, fileSystem);
      OpenFiles.take(file.file(), owner);
      try {
        session = new Session(file, housekeepingEvery);
      } catch (RuntimeException | Error e) {
        OpenFiles.giveBack(file.file());
        throw e;
      }
    } finally {
      writing.unlock();
      reading.unlock();
    }
  }

  @Override
  public void commit(List<Change> changes) {
    writing.lock();
    try {
      open().commit(changes);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public int purge(Instant endedBefore, int atMost) {
    writing.lock();
    try {
      return open().purge(endedBefore, atMost);
    } finally {
      writing.unlock();
    }
  }

  /** Opens the file anew: H2 does not go on with one that it could not write to. */
  @Override
  public void reconnect() {
    reading.lock();
    writing.lock();
    try {
      Session former = lost == null ? open() : lost;
      lost = former;
      session = null;
      former.abandon();
      session = new Session(former.file(), housekeepingEvery);
      lost = null;
    } catch (StoreInUseException e) {
      throw new StoreLostException(String.valueOf(e.getMessage()), e);
    } finally {
      writing.unlock();
      reading.unlock();
    }
  }

  @Override
  protected void putSecret(String secret) {
    writing.lock();
    try {
      open().putSecret(secret);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void putNet(String fingerprint, String text) {
    writing.lock();
    try {
      open().putNet(fingerprint, text);
    } finally {
      writing.unlock();
    }
  }

  /** Commits take turns, and are seen whole. */
  @Override
  protected String horizon() {
    return Long.toString(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    reading.lock();
    writing.lock();
    try {
      Session closing = session == null ? lost : session;
      if (closing != null) {
        session = null;
        lost = null;
        try {
          closing.close();
        } finally {
          OpenFiles.giveBack(closing.file().file());
        }
      }
    } finally {
      writing.unlock();
      reading.unlock();
    }
  }

  @Override
  protected <T> T read(String what, Question<T> question) {
    T answer;
    reading.lock();
    try {
      Session session = open();
      try {
        answer = question.ask(session.queries());
      } catch (SQLException | RuntimeException e) {
        throw session.failure(what, e);
      }
    } finally {
      reading.unlock();
    }
    awaitFlush();
    return answer;
  }

  /** A commit that was seen and is not flushed yet has the lock; when it has let go, it is. */
  @SuppressWarnings("LockNotBeforeTry") // nothing is done under it
  private void awaitFlush() {
    if (writing.isLocked() && !writing.isHeldByCurrentThread()) {
      writing.lock();
      writing.unlock();
    }
  }

  private Session open() {
    if (lost != null) {
      throw new StoreException(path + " could not be opened again yet after it had failed", null);
    }
    if (session == null) {
      throw new StoreException(
          "the store %s is not open: claim it before anything else is asked of it".formatted(path),
          null);
    }
    return session;
  }
}
