package dev.surefoot.runtime.spi;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstancePage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
   */
  void claim(String owner);

  /**
   * Appends all changes, or none. When this returns they survive a killed process and a lost page
   * cache. After an exception it is unknown whether they were kept: the caller reads back.
   */
  void commit(List<Change> changes);

  /** The row of an instance. */
  Optional<InstanceRow> find(UUID instance);

  /** The row of the instance with this business key in this flow. */
  Optional<InstanceRow> find(String flow, String key);

  /** The rows of all instances that have not ended, oldest first. */
  List<InstanceRow> unfinished();

  /**
   * The rows of the instances that a filter means, newest first.
   *
   * @param page from one
   * @param size how many rows a page has, at most {@link InstancePage#LARGEST}
   * @throws StoreException also by default, if the store cannot list
   */
  default InstancePage list(InstanceFilter filter, int page, int size) {
    throw new StoreException(getClass().getName() + " cannot list instances", null);
  }

  /** The journal of an instance in the order of its sequence; empty if there is none. */
  List<JournalRow> journal(UUID instance);

  /** Keeps a net under its fingerprint; does nothing if it is known. */
  void putNet(String fingerprint, String text);

  /** The net of a fingerprint. */
  Optional<String> net(String fingerprint);

  /** Gives the store back and releases what it holds. Closing twice does nothing. */
  @Override
  void close();
}
