package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.InstanceListener.Happening;
import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceRefusedException;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.internal.core.Ahead;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.HistoryNeeded;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.Planning;
import dev.surefoot.runtime.internal.core.Refusal;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.spi.CodecException;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An instance that the engine runs. Occurrences queue in its inbox; whoever brings one while nobody
 * works on it decides about all that wait ({@link Drafting}), and the next decision is made when
 * that one is durable. So an instance is in one commit at a time and is never locked meanwhile.
 */
final class LiveInstance implements Tracked {
  private static final Duration HISTORY_AGAIN = Duration.ofMillis(500);

  private final Host host;
  private final Hosted<?, ?> hosted;
  private final UUID id;
  private final String key;
  private final InstanceOptions options;
  private final Appointments appointments = new Appointments();
  private final CompletableFuture<Boolean> created = new CompletableFuture<>();
  private final Inbox inbox = new Inbox();
  private final RunningCalls calls = new RunningCalls();
  private final Waiters waiters = new Waiters();
  private final Alarms alarms = new Alarms(this);
  private final Orders orders = new Orders(this, alarms);
  private final Notices<Happening> notices;
  private volatile @Nullable Snapshot snapshot;

  /** One that was loaded. */
  LiveInstance(Host host, Hosted<?, ?> hosted, Snapshot loaded) {
    this(host, hosted, loaded.row().id(), loaded.row().key(), loaded.row().options(), loaded);
  }

  /** One that is to be created. */
  LiveInstance(Host host, Hosted<?, ?> hosted, UUID id, String key, InstanceOptions options) {
    this(host, hosted, id, key, options, null);
  }

  private LiveInstance(
      Host host,
      Hosted<?, ?> hosted,
      UUID id,
      String key,
      InstanceOptions options,
      @Nullable Snapshot snapshot) {
    this.host = host;
    this.hosted = hosted;
    this.id = id;
    this.key = key;
    this.options = options;
    this.notices = host.notices();
    this.snapshot = snapshot;
    if (snapshot != null) {
      created.complete(true);
    }
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

  Snapshot snapshot() {
    return Objects.requireNonNull(snapshot, "the instance is not durable yet");
  }

  RunningCalls calls() {
    return calls;
  }

  /** Brings an occurrence; gives what the caller's thread may go on with. */
  @Nullable Work offer(Message message) {
    return inbox.add(message) ? proceed() : null;
  }

  /**
   * Brings the first occurrence of all, before others know the instance; gives what a worker has to
   * do about it. What others bring meanwhile comes after it.
   */
  Work begin(Message message) {
    inbox.add(message);
    return this::proceed;
  }

  /** Decides about all that waits; only for who has made the instance busy. */
  private @Nullable Work proceed() {
    return decide(inbox.take());
  }

  private @Nullable Work decide(List<Message> messages) {
    Proposal proposal;
    try {
      proposal = draft(messages);
    } catch (StoreException e) { // its history could not be read
      host.later(HISTORY_AGAIN, () -> decide(messages));
      return null;
    } catch (Throwable e) { // a fault of ours, or of a store's rows: this instance stops alone
      IllegalStateException why = new IllegalStateException(this + " cannot go on", e);
      stop(why);
      host.stuck(this, why);
      return null;
    }
    if (!proposal.change().rows().isEmpty()) {
      return host.commit(proposal);
    }
    List<Work> works = proposal.committed();
    works.stream().skip(1).forEach(host::dispatch);
    return works.isEmpty() ? null : works.get(0);
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
    created.complete(true);
    List<Work> works = new ArrayList<>(2);
    proposal.commands().forEach(command -> orders.carryOut(command, works));
    proposal.answered().stream()
        .map(Message::reply)
        .filter(Objects::nonNull)
        .forEach(reply -> reply.complete(true));
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
      waiters.changed(after.state().ended(), host.threads());
    }
    if (inbox.done()) {
      works.add(this::proceed);
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
    stop(refused);
    host.stuck(this, refused);
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

  @Override
  public InstanceRow row() {
    return snapshot().row();
  }

  @Override
  public void awaitRest(@Nullable Duration atMost) throws InterruptedException {
    BooleanSupplier rests = () -> inbox.closed() != null || snapshot().row().state().isResting();
    if (!host.threads().awaited(rests, atMost)) {
      waiters.await(rests, atMost);
    }
    RuntimeException why = inbox.closed();
    if (why != null && ending() == null) {
      throw why;
    }
  }

  @Override
  public @Nullable Ending ending() {
    Snapshot now = snapshot();
    State state = now.state();
    InstanceState ended = state.ended();
    return ended == null ? null : new Ending(ended, result(now), state.trouble());
  }

  private byte @Nullable [] result(Snapshot now) {
    Key<?> key = hosted.result().orElse(null);
    return key == null ? null : now.values().of(now.state().result(), key.id());
  }

  @Override
  public CompletionStage<InstanceState> ended() {
    return waiters.ended(() -> snapshot().state().ended(), inbox::closed);
  }

  @Override
  public int nextVisit(String await) {
    State now = snapshot().state();
    int transition = hosted.program().awaitOf(await);
    int waiting = now.awaited(transition);
    return waiting >= 0 ? now.execution(waiting).visit() : now.visits().get(transition) + 1;
  }

  @Override
  public CompletableFuture<Boolean> ask(Occurrence asked, byte @Nullable [] value) {
    CompletableFuture<Boolean> reply = new CompletableFuture<>();
    host.threads().follow(offer(new Message(asked, value, reply)));
    return reply;
  }

  @Override
  public RollbackPlan plan(Rollback rollback) {
    Planning.Answer answer = ofHistory(state -> Planning.plan(hosted.program(), state, rollback));
    if (answer.refusal() != null) {
      throw refusal(answer.refusal());
    }
    return Objects.requireNonNull(answer.plan());
  }

  @Override
  public List<String> targets(Rollback like) {
    return ofHistory(state -> Planning.targets(hosted.program(), state, like));
  }

  /** Asks a state that has all executions, also those that a snapshot leaves out. */
  private <T> T ofHistory(Function<State, T> question) {
    Snapshot now = snapshot();
    try {
      return question.apply(now.state());
    } catch (HistoryNeeded e) {
      return question.apply(
          host.threads().outside(() -> Recovery.whole(host.store(), hosted, now.row())).state());
    }
  }

  RequestRefusedException refusal(Refusal why) {
    return new RequestRefusedException(why.code(), this + " refused: " + why.text());
  }

  @Override
  public List<String> ahead() {
    return Ahead.of(hosted.program(), snapshot().state());
  }

  @Override
  public Set<Integer> withdrawn() {
    return snapshot().state().withdrawn();
  }

  @Override
  public boolean hasInput(byte[] input) {
    byte[] mine = Objects.requireNonNull(snapshot().values().of(Env.INPUT, hosted.input().id()));
    return host.sameInput(hosted, mine, input);
  }

  @Override
  public String toString() {
    return "instance '" + key + "' of flow '" + hosted.name() + "'";
  }
}
