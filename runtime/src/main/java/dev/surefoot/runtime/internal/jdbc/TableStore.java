package dev.surefoot.runtime.internal.jdbc;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstancePage;
import dev.surefoot.runtime.spi.CorrelationRow;
import dev.surefoot.runtime.spi.FeedRow;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.Tail;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store whose tables stand in a relational database: what is asked of them. */
public abstract class TableStore implements Store {
  /** Something that is asked of the tables. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(Queries queries) throws SQLException;
  }

  /**
   * Asks over a connection of the store's.
   *
   * @param what is asked, as in "cannot {@code what}"
   */
  protected abstract <T> T read(String what, Question<T> question);

  @Override
  public final Optional<InstanceRow> find(UUID instance) {
    return read("find instance " + instance, queries -> queries.instance(instance));
  }

  @Override
  public final Optional<InstanceRow> find(String flow, String key) {
    return read(
        "find the instance of flow '%s' with key '%s'".formatted(flow, key),
        queries -> queries.instance(flow, key));
  }

  @Override
  public final List<InstanceRow> unfinished() {
    return read("list what is unfinished", queries -> queries.unfinished(openInstances()));
  }

  @Override
  public final InstancePage list(InstanceFilter filter, int page, int size) {
    return read(
        "list page %d of the instances".formatted(page),
        queries -> queries.list(filter, page, size));
  }

  @Override
  public final List<InstanceRow> next(
      InstanceFilter filter, @Nullable InstanceRow after, int atMost) {
    return read("list the next instances", queries -> queries.next(filter, after, atMost));
  }

  @Override
  public final List<CorrelationRow> awaiting(String flow, String await, String key, int atMost) {
    return read(
        "find what waits at '%s' of flow '%s'".formatted(await, flow),
        queries -> queries.awaiting(flow, await, key, atMost));
  }

  @Override
  public final List<JournalRow> journal(UUID instance) {
    return read("read the journal of instance " + instance, queries -> queries.journal(instance));
  }

  @Override
  public final Map<UUID, Tail> tails(Collection<UUID> instances) {
    return read(
        "read the journals of %d instances".formatted(instances.size()),
        queries -> queries.tails(instances));
  }

  @Override
  public final long length(UUID instance) {
    return read("read the journal of instance " + instance, queries -> queries.length(instance));
  }

  @Override
  public final String secret(String fresh) {
    Optional<String> kept = read("read the secret", Queries::secret);
    if (kept.isEmpty()) {
      putSecret(fresh);
      kept = read("read the secret", Queries::secret);
    }
    return kept.orElseThrow();
  }

  /** Keeps a secret; does nothing if there is one. */
  protected abstract void putSecret(String secret);

  /** Which rows of instances are of those that have not ended, as SQL. */
  protected String openInstances() {
    return "ended_at is null";
  }

  /** See {@link FeedQuery}. */
  protected abstract String horizon();

  @Override
  public final List<FeedRow> events(FeedRow.Position after, int atMost) {
    return read("read events", queries -> queries.events(horizon(), after, atMost));
  }

  @Override
  public final Optional<String> net(String fingerprint) {
    return read("read net " + fingerprint, queries -> queries.net(fingerprint));
  }
}
