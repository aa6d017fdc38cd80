package dev.surefoot.runtime.spi;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstancePage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where instances, their journals and the nets they run on are kept. One engine uses a store at a
 * time; all methods may be called by many threads at once.
 *
 * <p>Every method may throw {@link StoreException}.
 */
public interface Store extends AutoCloseable {
  /**
   * Takes the store for one engine, before anything else is asked of it, and brings its tables up
   * to date.
   *
   * @param owner who takes it, for the message that refuses a second one
   * @throws StoreInUseException if another engine, in this process or another, has it
   * @throws StoreException if it cannot be reached, lacks a table, or was written by a newer
   *     version
   */
  void claim(String owner);

  /**
   * Whether it answers without waiting for a disk or a network. Callers of the engine then ask it
   * themselves, which interrupting them cannot harm; else another thread asks for them. Default:
   * not.
   */
  default boolean isInMemory() {
    return false;
  }

  /**
   * How many commits gain from being under way at once; default one. An instance is in one of them
   * at a time.
   */
  default int commitsInFlight() {
    return 1;
  }

  /**
   * Appends all changes, or none. When this returns they survive a killed process and a lost page
   * cache. After an exception other than the two below it is unknown whether they were kept: the
   * caller calls {@link #reconnect()} and reads back.
   *
   * @throws StoreRefusedException if a change does not fit what is kept, or cannot be kept at all;
   *     nothing was kept
   * @throws StoreLostException if this engine does not have the store any more; nothing was kept
   */
  void commit(List<Change> changes);

  /**
   * Makes the store usable again after a method failed. The caller sees to it that no commit is
   * under way. Does nothing by default.
   *
   * @throws StoreLostException if this engine does not have the store any more, for good
   * @throws StoreException if it is still not usable; to be asked again later
   */
  default void reconnect() {}

  /** The row of an instance. */
  Optional<InstanceRow> find(UUID instance);

  /** The row of the instance with this business key in this flow. */
  Optional<InstanceRow> find(String flow, String key);

  /** The rows of those instances that exist of these, in no particular order. */
  default List<InstanceRow> find(Collection<BusinessKey> keys) {
    return keys.stream().map(key -> find(key.flow(), key.key())).flatMap(Optional::stream).toList();
  }

  /** The rows of all instances that have not ended, oldest first. */
  List<InstanceRow> unfinished();

  /**
   * The rows of the instances that a filter means, newest first.
   *
   * @param page from one
   * @param size how many rows a page has, at most {@link InstancePage#LARGEST}
   */
  InstancePage list(InstanceFilter filter, int page, int size);

  /**
   * The rows of the instances that a filter means, newest first, that come after one of them,
   * whatever has become of it meanwhile.
   *
   * @param after the last one of those before, or null for the first ones
   */
  List<InstanceRow> next(InstanceFilter filter, @Nullable InstanceRow after, int atMost);

  /**
   * The open awaits that are found by a key, as {@link Change#correlations} left them, in no
   * particular order.
   *
   * @param flow the name of the flow
   * @param await the name of the await
   * @param key compared as it is, character by character
   * @param atMost how many
   */
  List<CorrelationRow> awaiting(String flow, String await, String key, int atMost);

  /** The journal of an instance in the order of its sequence; empty if there is none. */
  List<JournalRow> journal(UUID instance);

  /**
   * What loads of these instances begin with; without those that have no journal. By default whole
   * journals, one by one.
   */
  default Map<UUID, Tail> tails(Collection<UUID> instances) {
    Map<UUID, Tail> tails = new HashMap<>();
    for (UUID instance : instances) {
      List<JournalRow> rows = journal(instance);
      if (!rows.isEmpty()) {
        tails.put(instance, new Tail(null, rows));
      }
    }
    return tails;
  }

  /** How many rows an instance's journal has; 0 if there is none. */
  default long length(UUID instance) {
    return journal(instance).size();
  }

  /**
   * Events of all instances, in the order of their positions. What is given is complete: no event
   * ever gets a position before one that was given, however many commits were under way. The events
   * of instances that were purged are left out.
   *
   * @param after gives what comes after it
   * @param atMost how many; fewer are given only if there are no more yet
   */
  List<FeedRow> events(FeedRow.Position after, int atMost);

  /**
   * Deletes instances that ended before a time, with all that is kept of them, the oldest first, by
   * their end or by their creation, whole ones only. Nets are kept.
   *
   * @param atMost how many instances
   * @return how many instances; less than {@code atMost} if there are no more
   */
  int purge(Instant endedBefore, int atMost);

  /** Keeps a net under its fingerprint; does nothing if it is known. */
  void putNet(String fingerprint, String text);

  /** The net of a fingerprint. */
  Optional<String> net(String fingerprint);

  /**
   * What this store keeps secret, the same for every engine that ever has it; keys from outside are
   * signed with it.
   *
   * @param fresh is kept and given if there is none yet
   */
  String secret(String fresh);

  /** Gives the store back and releases what it holds. Closing twice does nothing. */
  @Override
  void close();
}
