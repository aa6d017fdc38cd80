package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.InstanceListener.Happening;
import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceRefusedException;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.internal.core.Command;
import dev.surefoot.runtime.internal.core.HistoryNeeded;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.Refusal;
import dev.surefoot.runtime.spi.CodecException;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Rest;
import dev.surefoot.runtime.spi.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An instance that the engine runs. Occurrences queue in its inbox; whoever brings one while nobody
 * works on it decides about all that wait ({@link Drafting}), and the next decision is made when
 * that one is durable. So an instance is in one commit at a time and is never locked meanwhile.
 *
 * <p>One that only waits may be put to sleep, by who works on it: what is left then is this object
 * with its row, and one timer. With the next occurrence it is loaded, and taken over as from
 * another engine, which sets its timers. Who waits for it, and its handles, notice nothing.
 */
final class LiveInstance implements Tracked {
  private static final Duration HISTORY_AGAIN = Duration.ofMillis(500);
  private static final CompletableFuture<Boolean> LOADED = CompletableFuture.completedFuture(true);

  private final Host host;
  private final Hosted<?, ?> hosted;
  private final UUID id;
  private final String key;
  private final InstanceOptions options;
  private final Appointments appointments = new Appointments();
  private volatile CompletableFuture<Boolean> created;

  /** Done when it is durable that this engine has taken it over. */
  private volatile CompletableFuture<Boolean> takenOver = LOADED;

  private final Inbox inbox = new Inbox();
  private final RunningCalls calls = new RunningCalls();
  private final Waiters waiters = new Waiters();
  private final Alarms alarms = new Alarms(this);
  private final Notices<Happening> notices;

  /** Null until it is durable. */
  private volatile @Nullable InstanceRow row;

  /** Null until it is durable, and while it sleeps. */
  private volatile @Nullable Snapshot snapshot;

  /** One that was loaded. */
  LiveInstance(Host host, Hosted<?, ?> hosted, Snapshot loaded) {
    this(host, hosted, loaded.row());
    this.snapshot = loaded;
  }

  /** One that sleeps. */
  LiveInstance(Host host, Hosted<?, ?> hosted, InstanceRow row) {
    this(host, hosted, row.id(), row.key(), row.options(), LOADED);
    this.row = row;
  }

  /** One that is to be created. */
  LiveInstance(Host host, Hosted<?, ?> hosted, UUID id, String key, InstanceOptions options) {
    this(host, hosted, id, key, options, new CompletableFuture<>());
  }

  private LiveInstance(
      Host host,
      Hosted<?, ?> hosted,
      UUID id,
      String key,
      InstanceOptions options,
      CompletableFuture<Boolean> created) {
    this.host = host;
    this.hosted = hosted;
    this.id = id;
    this.key = key;
    this.options = options;
    this.notices = host.notices();
    this.created = created;
  }

  Host host() {
    return host;
  }

  Hosted<?, ?> hosted() {
    return hosted;
  }

  UUID id() {
    return id;
  }

  String key() {
    return key;
  }

  InstanceOptions options() {
    return options;
  }

  /** Done when the instance is durable. */
  CompletableFuture<Boolean> created() {
    return created;
  }

  /** As it is durable, or null while it sleeps. */
  @Nullable Snapshot awake() {
    return snapshot;
  }

  /** As it is durable; on a caller's thread, because it is read if the instance sleeps. */
  Snapshot snapshot() {
    Snapshot now = snapshot;
    return now == null ? host.threads().outside(() -> host.load(this)) : now;
  }

  RunningCalls calls() {
    return calls;
  }

  /** Brings an occurrence; gives what the caller's thread may go on with. */
  @Nullable Work offer(Message message) {
    return inbox.add(message) ? proceed() : null;
  }

  /**
   * Takes over one that was loaded, before others know the instance; gives what a worker has to do
   * about it. What others bring meanwhile comes after it.
   */
  Work takeOver(Occurrence how) {
    takenOver = new CompletableFuture<>();
    inbox.add(new Message(how, null, takenOver));
    return this::proceed;
  }

  /** It was found asleep, and others know it from now on; gives what a worker has to do. */
  @Nullable Work beginAsleep(Runnable known) {
    inbox.begin();
    known.run();
    appointments.follow(this, row());
    Rest rest = row().rest();
    alarms.sleep(rest == null ? null : rest.until());
    return inbox.done() ? this::proceed : null;
  }

  /** Frees its memory if it only waits and nobody works on it; gives what a worker has to do. */
  @Nullable Work sleep() {
    if (!inbox.begin()) {
      return null;
    }
    Rest rest = row().rest();
    if (rest != null) {
      sleep(rest.until());
    }
    return inbox.done() ? this::proceed : null;
  }

  /** Unless its time has come, and it wakes up anyway. */
  private void sleep(@Nullable Instant until) {
    if (until == null || until.isAfter(host.now())) {
      alarms.sleep(until);
      snapshot = null;
    }
  }

  /** Decides about all that waits; only for who has made the instance busy. */
  private @Nullable Work proceed() {
    return decide(inbox.take());
  }

  private @Nullable Work decide(List<Message> taken) {
    List<Message> messages = taken;
    Proposal proposal;
    try {
      messages = awakened(taken);
      proposal = draft(messages);
    } catch (StoreException e) { // its history could not be read
      List<Message> again = messages;
      host.later(HISTORY_AGAIN, () -> decide(again));
      return null;
    } catch (InstanceRefusedException e) { // it slept, and cannot be loaded here
      host.stuck(this, e);
      stop(e);
      return null;
    } catch (Throwable e) { // a fault of ours, or of a store's rows: this instance stops alone
      IllegalStateException why = new IllegalStateException(this + " cannot go on", e);
      host.stuck(this, why);
      stop(why);
      return null;
    }
    if (!proposal.change().rows().isEmpty()) {
      return host.commit(proposal);
    }
    return host.first(proposal.committed());
  }

  /** Wakes it up if it sleeps; that comes before all that has woken it. */
  private List<Message> awakened(List<Message> messages) {
    if (row == null || snapshot != null) {
      return messages;
    }
    snapshot = host.load(this);
    alarms.cancel();
    List<Message> all = new ArrayList<>(messages.size() + 1);
    all.add(Message.of(host.takenOver()));
    all.addAll(messages);
    return all;
  }

  /** If more is needed than was loaded, all is loaded, and decided about again. */
  private Proposal draft(List<Message> messages) {
    try {
      return new Drafting(this, snapshot).decide(messages);
    } catch (HistoryNeeded e) {
      snapshot = Recovery.whole(host.store(), hosted, row());
      return new Drafting(this, snapshot).decide(messages);
    }
  }

  /** A proposal is durable: publishes it, and gives what is to be done because of it. */
  List<Work> committed(Proposal proposal) {
    Snapshot after = proposal.after();
    snapshot = after;
    row = after.row();
    created.complete(true);
    created = LOADED; // shared, and free of whoever waited
    List<Work> works = new ArrayList<>(2);
    for (int i = 0; i < proposal.commands().size(); i++) {
      Command command = proposal.commands().get(i);
      if (command instanceof Command.Call call) { // as nearly all are
        works.add(new StepWork(this, call.execution(), call.attempt()));
      } else {
        new Orders(this, alarms).carryOut(command, works);
      }
    }
    for (int i = 0; i < proposal.answered().size(); i++) {
      proposal.answered().get(i).done();
    }
    takenOver = LOADED; // it was the first of all
    notices.add(proposal.happened());
    appointments.follow(this, after.row());
    if (hosted.hasLimits()) {
      works.addAll(host.turns().leave(call -> call.instance == this && !call.isToBeMade()));
    }
    if (after.state().ended() != null) {
      alarms.close();
      host.ended(this);
    }
    if (proposal.change().instance() != null) {
      Work telling = waiters.changed(after.state().ended());
      if (telling != null) {
        works.add(telling);
      }
    }
    LiveInstance sleepy = after.row().rest() == null ? null : host.rested(this);
    if (inbox.done()) {
      works.add(this::proceed);
    }
    if (sleepy != null) {
      host.threads().follow(sleepy.sleep());
    }
    return works;
  }

  /** A datum cannot be read here: it is left as it is, for an engine that can. */
  void unreadable(CodecException why) {
    InstanceRefusedException refused =
        new InstanceRefusedException(
            this
                + " is not run by this engine: "
                + why.getMessage()
                + "; open one whose classes fit what was written",
            why);
    host.stuck(this, refused);
    stop(refused);
  }

  /** Nothing happens to the instance any more in this engine. */
  void stop(RuntimeException why) {
    if (inbox.close(why)) {
      alarms.close();
      appointments.close();
      created.completeExceptionally(why);
      waiters.stopped(why);
    }
  }

  /** Whether nothing happens to it any more in this engine. */
  boolean isStopped() {
    return inbox.closed() != null;
  }

  /** Whether its store has it. */
  boolean isDurable() {
    return row != null;
  }

  @Override
  public InstanceRow row() {
    return Objects.requireNonNull(row, "the instance is not durable yet");
  }

  @Override
  public void awaitRest(@Nullable Duration atMost) throws InterruptedException {
    BooleanSupplier rests = () -> inbox.closed() != null || row().state().isResting();
    if (!host.threads().awaited(rests, atMost)) {
      boolean lent = host.threads().lendSlot();
      try {
        waiters.await(rests, atMost);
      } finally {
        host.threads().takeBackSlot(lent);
      }
    }
    RuntimeException why = inbox.closed();
    if (why != null && ending() == null) {
      throw why;
    }
  }

  @Override
  public @Nullable Ending ending() {
    Snapshot now = snapshot;
    InstanceState ended = now == null ? null : now.state().ended();
    return now == null || ended == null
        ? null
        : new Ending(ended, result(now), now.state().trouble());
  }

  private byte @Nullable [] result(Snapshot now) {
    Key<?> key = hosted.result().orElse(null);
    return key == null ? null : now.values().of(now.state().result(), key.id());
  }

  @Override
  public CompletionStage<InstanceState> ended() {
    return waiters.ended(
        host.threads(), () -> row().state().isTerminal() ? row().state() : null, inbox::closed);
  }

  @Override
  public CompletableFuture<Boolean> ask(Occurrence asked, byte @Nullable [] value) {
    CompletableFuture<Boolean> reply = new CompletableFuture<>();
    host.threads().follow(offer(new Message(asked, value, reply)));
    return reply;
  }

  RequestRefusedException refusal(Refusal why) {
    return new RequestRefusedException(why.code(), this + " refused: " + why.text());
  }

  private Inquiry inquiry() {
    return new Inquiry(this, snapshot());
  }

  @Override
  public int nextVisit(String await) {
    return inquiry().nextVisit(await);
  }

  @Override
  public RollbackPlan plan(Rollback rollback) {
    return takenOver().plan(rollback);
  }

  @Override
  public List<String> targets(Rollback like) {
    return takenOver().targets(like);
  }

  /**
   * As rollbacks find it. Taking it over changes what one would do: what was cut off may be held
   * now, and what was never called is called. One that sleeps is changed by nothing of that.
   */
  private Inquiry takenOver() {
    host.threads().await(takenOver);
    return inquiry();
  }

  @Override
  public List<String> ahead() {
    return inquiry().ahead();
  }

  @Override
  public Set<Integer> withdrawn() {
    return inquiry().withdrawn();
  }

  @Override
  public boolean hasInput(byte[] input) {
    return inquiry().hasInput(input);
  }

  @Override
  public String toString() {
    return "instance '" + key + "' of flow '" + hosted.name() + "'";
  }
}
