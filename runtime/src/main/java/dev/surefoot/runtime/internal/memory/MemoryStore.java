package dev.surefoot.runtime.internal.memory;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstancePage;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.CorrelationRow;
import dev.surefoot.runtime.spi.FeedRow;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.StoreInUseException;
import dev.surefoot.runtime.spi.Tail;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in this process's memory. Closing gives it back and keeps what it holds, so that another
 * engine can go on with it, as with a file. Byte arrays are kept and given out as they are: neither
 * side may change one.
 */
public final class MemoryStore implements Store {
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}, as all below. */
  private final Tables tables = new Tables();

  private final Map<String, String> nets = new HashMap<>();
  private @Nullable String owner;
  private @Nullable String secret;

  @Override
  public void claim(String owner) {
    lock.lock();
    try {
      if (this.owner != null) {
        throw new StoreInUseException(
            "the memory store is in use by '%s': close that engine first, or give '%s' a store of its own"
                .formatted(this.owner, owner),
            null);
      }
      this.owner = owner;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isInMemory() {
    return true;
  }

  /** Each is done before another thread could take it over. */
  @Override
  public int commitsInFlight() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public void commit(List<Change> changes) {
    lock.lock();
    try {
      refuseUnlessClaimed();
      tables.append(changes);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<InstanceRow> find(UUID instance) {
    return claimed(() -> tables.instance(instance));
  }

  @Override
  public Optional<InstanceRow> find(String flow, String key) {
    return claimed(() -> tables.instance(flow, key));
  }

  @Override
  public List<InstanceRow> unfinished() {
    return claimed(
        () ->
            tables
                .instances()
                .filter(row -> row.endedAt() == null)
                .sorted(Comparator.comparing(InstanceRow::createdAt))
                .toList());
  }

  @Override
  public InstancePage list(InstanceFilter filter, int page, int size) {
    return claimed(() -> tables.list(filter, page, size));
  }

  @Override
  public List<InstanceRow> next(InstanceFilter filter, @Nullable InstanceRow after, int atMost) {
    return claimed(() -> tables.next(filter, after, atMost));
  }

  @Override
  public List<CorrelationRow> awaiting(String flow, String await, String key, int atMost) {
    return claimed(() -> tables.awaits().by(flow, await, key, atMost));
  }

  @Override
  public List<JournalRow> journal(UUID instance) {
    return claimed(() -> tables.journal(instance));
  }

  @Override
  public Map<UUID, Tail> tails(Collection<UUID> instances) {
    return claimed(() -> tables.tails(instances));
  }

  @Override
  public long length(UUID instance) {
    return claimed(() -> tables.length(instance));
  }

  @Override
  public List<FeedRow> events(FeedRow.Position after, int atMost) {
    return claimed(() -> tables.events(after, atMost));
  }

  @Override
  public int purge(Instant endedBefore, int atMost) {
    return claimed(() -> tables.purge(endedBefore, atMost));
  }

  @Override
  public void putNet(String fingerprint, String text) {
    claimed(
        () -> {
          nets.putIfAbsent(fingerprint, text);
          return fingerprint;
        });
  }

  @Override
  public String secret(String fresh) {
    return claimed(
        () -> {
          String kept = secret == null ? fresh : secret;
          secret = kept;
          return kept;
        });
  }

  @Override
  public Optional<String> net(String fingerprint) {
    return claimed(() -> Optional.ofNullable(nets.get(fingerprint)));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      owner = null;
    } finally {
      lock.unlock();
    }
  }

  private <T> T claimed(Supplier<T> action) {
    lock.lock();
    try {
      refuseUnlessClaimed();
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private void refuseUnlessClaimed() {
    if (owner == null) {
      throw new StoreException(
          "the memory store is not open: claim it before anything else is asked of it", null);
    }
  }
}
