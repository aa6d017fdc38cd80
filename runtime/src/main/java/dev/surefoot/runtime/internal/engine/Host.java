package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.EngineBrokenException;
import dev.surefoot.runtime.EngineClosedException;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.EngineStatus;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceListener;
import dev.surefoot.runtime.InstanceListener.Happening;
import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.RefusedInstance;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.Codec;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The engine: holds the instances that run, and gives them time, threads and the store.
 *
 * <p>A step's thread decides what follows from its outcome ({@link LiveInstance}), commits it, for
 * others too if they wait ({@link Committer}), and goes on with the successor. No thread belongs to
 * an instance, none waits for another, and an instance that has ended is forgotten.
 */
public final class Host implements CommitHost {
  private static final int PURGED_AT_ONCE = 200;

  private final Store store;
  private final EngineOptions options;
  private final Map<String, Hosted<?, ?>> flows = new LinkedHashMap<>();
  private final Population population = new Population();
  private final Residents residents;
  private final Occurrence takenOver;
  private final Turns turns = new Turns();
  private final Availability availability;
  private final Committer committer;
  private final Codec codec;
  private final Dispatcher threads;
  private final Surroundings surroundings;

  /** Set once, before anything runs. */
  private volatile String secret = "";

  private final Lookup lookup;
  private final Starting starting;
  private final Notices<Happening> unheard;
  private final Notices<Availability.Change> statusNotices;

  private Host(
      Store store, EngineOptions options, List<Hosted<?, ?>> hosted, Surroundings surroundings) {
    this.store = store;
    this.options = options;
    this.residents = new Residents(options.resident());
    this.takenOver = new Occurrence.TakenOver(options.name());
    this.availability = new Availability(options.name(), this::statusChanged);
    hosted.forEach(flow -> flows.put(flow.name(), flow));
    this.threads = new Dispatcher(surroundings, availability::closed);
    this.committer = new Committer(store, this);
    this.codec = new LimitedCodec(options.codec(), options.payloadLimit());
    this.surroundings = surroundings;
    this.unheard = notices(List.of());
    this.statusNotices =
        new Notices<>(
            options.listeners(),
            threads,
            (listener, change) -> listener.statusChanged(change.now(), change.why()));
    this.lookup = new Lookup(this, store, flows, population.live());
    this.starting = new Starting(this, store, population.live());
  }

  /** Takes the store, and goes on with what is unfinished in it. */
  public static Host open(
      Store store, EngineOptions options, List<Hosted<?, ?>> flows, Surroundings surroundings) {
    store.claim(options.name());
    Host host = new Host(store, options, flows, surroundings);
    try {
      host.threads.outside(host::recover);
    } catch (RuntimeException | Error e) {
      host.close();
      throw e;
    }
    return host;
  }

  private boolean recover() {
    secret = store.secret(surroundings.newId().toString());
    flows.values().forEach(flow -> store.putNet(flow.fingerprint(), flow.net().text()));
    new Recovery(this, store, flows, population).takeOver();
    return true;
  }

  /** Starts instances, and creates them. */
  public Starting starting() {
    return starting;
  }

  /** As {@link Starting#start}, without options. */
  <I, R> Instance<R> start(Hosted<I, R> flow, String key, I input) {
    return starting.start(flow, key, input, InstanceOptions.NONE);
  }

  /** Asks an instance for something, and returns when it is durable. */
  void ask(Tracked instance, Occurrence asked, byte @Nullable [] value) {
    threads.counted(() -> threads.outside(() -> threads.await(instance.ask(asked, value))));
  }

  /** Deletes what ended before a time, in small commits; gives how many instances. */
  public long purge(Instant endedBefore) {
    return threads.counted(
        () -> {
          long purged = 0;
          int last = PURGED_AT_ONCE;
          while (last == PURGED_AT_ONCE) {
            refuseUnlessOpen();
            last = threads.outside(() -> store.purge(endedBefore, PURGED_AT_ONCE));
            purged += last;
          }
          return purged;
        });
  }

  /** Gives the events of all instances. */
  public Feed feed() {
    return new Feed(this);
  }

  /** Finds instances, and lists them. */
  public Lookup lookup() {
    return lookup;
  }

  /** Why nothing may be committed any more, or null if it may. */
  @Nullable RuntimeException refusesCommits() {
    return availability.refusesCommits();
  }

  void refuseUnlessOpen() {
    availability.refuseUnlessOpen();
  }

  /** The unfinished instances that are left untouched. */
  public List<RefusedInstance> refused() {
    return population.refused();
  }

  @Nullable RefusedInstance refusedWith(InstanceRow row) {
    return population.refusedWith(row);
  }

  @Override
  public void stuck(LiveInstance instance, RuntimeException why) {
    ended(instance);
    if (instance.isDurable()) { // else it never was
      Throwable cause = why.getCause() == null ? why : why.getCause();
      population.refuse(instance.row(), cause.toString());
    }
  }

  void ended(LiveInstance instance) {
    population.remove(instance);
    residents.remove(instance);
  }

  /** An instance only waits; gives one that is to sleep for it, or null. */
  @Nullable LiveInstance rested(LiveInstance instance) {
    return residents.add(instance);
  }

  /** What the store has of an instance that sleeps. */
  Snapshot load(LiveInstance instance) {
    return Recovery.one(store, instance);
  }

  /** That this engine takes an instance over. */
  Occurrence takenOver() {
    return takenOver;
  }

  /** An instance that is held in memory, or null. */
  @Nullable LiveInstance held(String flow, String key) {
    return population.live().get(new BusinessKey(flow, key));
  }

  /** How many instances are held in memory. */
  int held() {
    return population.live().size();
  }

  Store store() {
    return store;
  }

  boolean isListenedTo() {
    return !options.listeners().isEmpty();
  }

  /** Those of one instance; without listeners all share what is never used. */
  Notices<Happening> notices() {
    return isListenedTo() ? notices(options.listeners()) : unheard;
  }

  private Notices<Happening> notices(List<InstanceListener> listeners) {
    return new Notices<>(listeners, threads, InstanceListener::happened);
  }

  private void statusChanged(Availability.Change change) {
    if (isListenedTo()) {
      statusNotices.add(List.of(change));
    }
  }

  /** See {@link dev.surefoot.runtime.Engine#status()}. */
  public EngineStatus status() {
    return availability.status();
  }

  Turns turns() {
    return turns;
  }

  Dispatcher threads() {
    return threads;
  }

  EngineOptions options() {
    return options;
  }

  Codec codec() {
    return codec;
  }

  /** The time, in milliseconds. */
  public Instant now() {
    return Instant.ofEpochMilli(options.clock().millis());
  }

  /** With which the keys of awaits are signed. */
  String secret() {
    return secret;
  }

  /** The name of a new instance. */
  UUID newId() {
    return surroundings.newId();
  }

  /** What another attempt depends on. */
  Occurrence.Again again() {
    return new Occurrence.Again(now(), surroundings.jitter());
  }

  boolean sameInput(Hosted<?, ?> flow, byte[] one, byte[] other) {
    return Arrays.equals(one, other)
        || codec().decode(flow.input(), one).equals(codec().decode(flow.input(), other));
  }

  /** Whether a call may still be made. */
  boolean mayCall() {
    return availability.mayCall();
  }

  @Nullable Work commit(Proposal proposal) {
    RuntimeException why = availability.refusesCommits();
    if (why != null) {
      proposal.instance().stop(why);
      return null;
    }
    return committer.commit(proposal);
  }

  @Override
  public void paused(Throwable cause) {
    availability.paused(cause);
  }

  @Override
  public void resumed() {
    availability.resumed();
  }

  @Override
  public void later(Duration time, Work work) {
    threads.after(time, work);
  }

  @Override
  public void lost(Throwable cause) {
    EngineBrokenException why = availability.lost(cause);
    population.stopAll(why);
  }

  /** Makes something happen to an instance when running calls have been awaited long enough. */
  void afterSettle(Work then) {
    threads.after(options.settle(), then);
  }

  /** Hands out all works but the first, which the caller's thread goes on with. */
  @Nullable Work first(List<Work> works) {
    for (int i = 1; i < works.size(); i++) {
      dispatch(works.get(i));
    }
    return works.isEmpty() ? null : works.get(0);
  }

  @Override
  public void dispatch(Work work) {
    threads.dispatch(work);
  }

  /** See {@link dev.surefoot.runtime.Engine#close()}. */
  public void close() {
    if (!availability.closing()) {
      return;
    }
    turns.leave(call -> true).forEach(call -> call.instance.calls().unused(call));
    boolean idle = threads.awaitIdle(options.shutdown());
    if (idle && !availability.isBroken()) {
      threads.outside(
          () -> {
            population.giveBack();
            return true;
          });
    }
    availability.close();
    EngineClosedException why = availability.closed();
    population.stopAll(why);
    threads.stop(idle);
    threads.close(store::close);
  }
}
