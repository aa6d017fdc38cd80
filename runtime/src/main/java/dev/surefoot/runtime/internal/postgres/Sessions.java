package dev.surefoot.runtime.internal.postgres;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A few sessions that are kept open, so that it does not matter whether the data source pools. Who
 * asks for one while all are in use waits. A session on which something failed is not used again.
 */
final class Sessions {
  /** What is done with a session. */
  interface Use<T> {
    T with(Session session) throws SQLException;
  }

  private final DataSource source;
  private final Semaphore free;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}. */
  private final ArrayDeque<Session> idle = new ArrayDeque<>();

  /** Guarded by {@link #lock}. */
  private boolean keeping;

  /** At most so many at a time. */
  Sessions(DataSource source, int most) {
    this.source = source;
    this.free = new Semaphore(most, true);
  }

  <T> T use(Use<T> use) throws SQLException {
    free.acquireUninterruptibly();
    try {
      Session session = idle();
      if (session == null) {
        session = Session.open(source);
      }
      try {
        T result = use.with(session);
        keep(session);
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        close(session, e);
        throw e;
      }
    } finally {
      free.release();
    }
  }

  private @Nullable Session idle() {
    lock.lock();
    try {
      return idle.poll();
    } finally {
      lock.unlock();
    }
  }

  private void keep(Session session) {
    lock.lock();
    try {
      if (keeping) {
        idle.push(session);
        return;
      }
    } finally {
      lock.unlock();
    }
    close(session, new SQLException("closing"));
  }

  /**
   * Closes what is idle; the next use opens new ones.
   *
   * @param keep whether those are to be kept open after their use
   */
  void renew(boolean keep) {
    lock.lock();
    try {
      keeping = keep;
    } finally {
      lock.unlock();
    }
    for (Session session = idle(); session != null; session = idle()) {
      close(session, new SQLException("closing"));
    }
  }

  private static void close(Session session, Throwable because) {
    try {
      session.close();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }
}
