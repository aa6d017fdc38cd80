package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceRefusedException;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RefusedInstance;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.ForwardingStore;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.Simulation;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Instances that only wait have no place in memory, and nobody notices. */
class SleepingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONG = Duration.ofSeconds(60);

  /** {@code ask}, an answer within 30 days or {@code remind}, and {@code book}. */
  @Flow("offer")
  static final class Offer extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("ask", Any.class)
          .await("approval", Integer.class, after("30d", task("remind", Any.class)))
          .task("book", Any.class);
    }
  }

  /** {@code a} on one side, a week and {@code b} beside two weeks and {@code c} on the other. */
  @Flow("fortnight")
  static final class Fortnight extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return parallel(
          "sides",
          branch("one", task("a", Any.class)),
          branch("two", pause("week", "7d").task("b", Any.class)),
          branch("three", pause("weeks", "14d").task("c", Any.class)));
    }
  }

  /** Counts who is loaded, and can fail to. */
  private static final class Watched extends ForwardingStore {
    final AtomicInteger loads = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    boolean journalsAreGone;
    Runnable onceFound = () -> {};

    Watched(Store store) {
      super(store);
    }

    @Override
    public Optional<InstanceRow> find(UUID instance) {
      Optional<InstanceRow> found = super.find(instance);
      Runnable once = onceFound;
      onceFound = () -> {};
      once.run();
      return found;
    }

    @Override
    public Map<UUID, Tail> tails(Collection<UUID> instances) {
      if (failures.getAndDecrement() > 0) {
        throw new StoreException("the line is dead", null);
      }
      loads.addAndGet(instances.size());
      return journalsAreGone ? Map.of() : super.tails(instances);
    }

    @Override
    public List<JournalRow> journal(UUID instance) {
      loads.incrementAndGet();
      return super.journal(instance);
    }
  }

  private final Simulation simulation = Simulation.inOrder(Instant.parse("2026-11-21T12:00:00Z"));
  private final Watched store = new Watched(Stores.memory());
  private final EngineOptions options =
      EngineOptions.DEFAULTS.withResident(0).withShutdown(Duration.ZERO);
  private final Script<String, Void> script = Script.of(new Offer(), String.class);
  private final Hosted<String, Void> offer = Hosted.of(script);
  private Hosted<String, Void> holder = offer;
  private final Script<String, Void> sides = Script.of(new Fortnight(), String.class);
  private final Hosted<String, Void> fortnight = Hosted.of(sides);

  private Host open() {
    return Host.open(
        store,
        options.withClock(simulation.clock()),
        List.of(offer, fortnight),
        simulation.process());
  }

  private Instance<Void> started(Host host, Hosted<String, Void> flow, String key) {
    Instance<Void> instance = host.start(flow, key, "in");
    simulation.run();
    return instance;
  }

  private static boolean sleeps(Host host, Instance<?> instance) {
    LiveInstance live = host.held(instance.flow(), instance.key());
    return live != null && live.awake() == null;
  }

  @Test
  void an_answer_wakes_what_waits_for_it() {
    Host host = open();
    Instance<Void> instance = started(host, offer, "1");
    assertThat(sleeps(host, instance)).isTrue();
    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);

    instance.complete("approval", 7);
    simulation.run();

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(script.log.lines()).containsExactly("ask#1", "book#1");
  }

  @Test
  void what_is_asked_of_one_that_sleeps_is_answered_and_lets_it_sleep() {
    Host host = open();
    Instance<Void> instance = started(host, offer, "1");

    assertThat(host.start(offer, "1", "in").id()).isEqualTo(instance.id());
    assertThat(instance.answerKey("approval")).isNotEmpty();
    assertThat(instance.detail().executions()).hasSize(2);
    assertThat(instance.report().calls()).hasSize(2);
    assertThat(sleeps(host, instance)).isTrue();
  }

  @Test
  void what_is_refused_to_one_that_sleeps_lets_it_sleep_again() {
    Host host = open();
    Instance<Void> instance = started(host, offer, "1");

    assertThatThrownBy(() -> instance.retry("ask", "ann", "why not"))
        .isInstanceOf(RequestRefusedException.class);
    simulation.run();

    assertThat(sleeps(host, instance)).isTrue();
  }

  @Test
  void its_times_wake_it_and_nothing_before_them() {
    Host host = open();
    Instance<Void> instance = started(host, fortnight, "1");

    simulation.pass(DAY.multipliedBy(6));
    assertThat(store.loads).hasValue(0);
    simulation.pass(DAY.multipliedBy(2));
    assertThat(sides.log.lines()).containsExactly("a#1", "b#1");
    assertThat(sleeps(host, instance)).isTrue();
    simulation.pass(DAY.multipliedBy(7));

    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
    assertThat(sides.log.lines()).containsExactly("a#1", "b#1", "c#1");
  }

  @Test
  void an_engine_opens_without_reading_what_only_waits() {
    Host first = open();
    started(first, offer, "answered");
    started(first, offer, "late");
    started(first, fortnight, "timed");
    InstanceOptions then = InstanceOptions.NONE.startingAt(simulation.now().plus(DAY));
    first.starting().start(offer, "delayed", "in", then);
    InstanceOptions overdue = InstanceOptions.NONE.withDeadline(simulation.now().plus(DAY));
    first.starting().start(offer, "overdue", "in", overdue);
    simulation.run();
    first.close();

    Host host = open();
    simulation.run();
    assertThat(store.loads).hasValue(0);
    assertThat(host.held()).isEqualTo(5);

    find(host, offer, "answered").complete("approval", 7);
    simulation.pass(DAY.multipliedBy(2));
    assertThat(find(host, offer, "delayed").state()).isEqualTo(InstanceState.RUNNING);
    assertThat(find(host, offer, "overdue").detail().overdue()).isTrue();
    simulation.pass(DAY.multipliedBy(40));
    for (String key : List.of("answered", "late", "delayed")) {
      assertThat(find(host, offer, key).state()).as(key).isEqualTo(InstanceState.FINISHED);
    }
    assertThat(find(host, fortnight, "timed").state()).isEqualTo(InstanceState.FINISHED);
    assertThat(host.held()).isZero();
  }

  private static Instance<Void> find(Host host, Hosted<String, Void> flow, String key) {
    return host.lookup().find(flow, key).orElseThrow();
  }

  @Test
  void what_was_loaded_while_other_steps_ran_stays_awake_until_they_rest() {
    List<Boolean> slept = new ArrayList<>();
    Host host = open();
    sides.step(
        "b",
        call -> {
          LiveInstance live = host.held("fortnight", "1");
          slept.add(live == null || live.awake() == null);
          return null;
        });
    started(host, fortnight, "1");
    simulation.pass(DAY.multipliedBy(8));
    assertThat(slept).containsExactly(false);
  }

  @Test
  void a_store_that_does_not_answer_loses_nothing_that_comes_for_one_that_sleeps() {
    Host host = open();
    Instance<Void> instance = started(host, offer, "1");
    store.failures.set(3);
    CompletableFuture<Boolean> reply =
        host.held("offer", "1")
            .ask(
                new Occurrence.Completed("approval", 0, "ann", Key.of(Integer.class).id()),
                new byte[] {'7'});
    simulation.run();
    assertThat(reply).isNotDone();

    simulation.pass(Duration.ofSeconds(10));

    assertThat(reply).isCompletedWithValue(true);
    assertThat(instance.state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void an_answer_to_one_that_ends_while_it_is_looked_for_is_told_so() {
    Host host = open();
    Instance<Void> instance = started(host, offer, "1");
    String key = instance.answerKey("approval");
    store.onceFound =
        () -> {
          instance.complete("approval", 7);
          simulation.run();
        };

    assertThatThrownBy(() -> host.lookup().complete(key, 8, "late"))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessageContaining("it is FINISHED");
  }

  @Test
  void one_whose_journal_cannot_be_read_is_left_when_it_is_to_wake_up() {
    Host host = open();
    Instance<Void> instance = started(host, offer, "1");
    store.journalsAreGone = true;

    assertThatThrownBy(() -> instance.complete("approval", 7))
        .isInstanceOf(InstanceRefusedException.class)
        .hasMessageContaining("its journal does not fit this engine: it has no journal");
    store.journalsAreGone = false;

    assertThat(host.refused()).extracting(RefusedInstance::key).containsExactly("1");
    assertThat(store.find("offer", "1").orElseThrow().state()).isEqualTo(InstanceState.RUNNING);
    host.close();
    find(open(), offer, "1").complete("approval", 7);
  }

  @Test
  void one_that_is_held_sleeps_until_somebody_decides() {
    AtomicInteger calls = new AtomicInteger();
    script
        .onFailure(FailurePolicy.HOLD)
        .step(
            "ask",
            call -> {
              if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("broken");
              }
              return null;
            });
    Hosted<String, Void> holding = Hosted.of(script);
    Host host =
        Host.open(
            store, options.withClock(simulation.clock()), List.of(holding), simulation.process());
    Instance<Void> instance = started(host, holding, "1");
    assertThat(instance.state()).isEqualTo(InstanceState.HELD);
    assertThat(sleeps(host, instance)).isTrue();

    instance.retry("ann", "mended");
    simulation.run();

    assertThat(script.log.lines()).containsExactly("ask#1", "ask#1");
    assertThat(instance.state()).isEqualTo(InstanceState.RUNNING);
  }

  @Test
  void one_whose_next_attempt_is_hours_away_sleeps_until_then() {
    Host first = failingOnce(Duration.ofHours(8));
    Instance<Void> instance = started(first, holder, "1");
    assertThat(sleeps(first, instance)).isTrue();
    first.close();
    Host host = reopened();
    simulation.pass(Duration.ofHours(3));
    assertThat(store.loads).hasValue(0);

    simulation.pass(Duration.ofHours(6));

    assertThat(script.log.lines()).containsExactly("ask#1", "ask#1");
    assertThat(sleeps(host, find(host, holder, "1"))).isTrue();
    find(host, holder, "1").complete("approval", 7);
    simulation.run();
    assertThat(find(host, holder, "1").state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void one_whose_next_attempt_is_soon_stays_awake() {
    Host host = failingOnce(Duration.ofSeconds(40));
    Instance<Void> instance = started(host, holder, "1");
    assertThat(sleeps(host, instance)).isFalse();
  }

  @Test
  void one_that_was_stopped_before_its_next_attempt_sleeps_until_it_is_started() {
    Host host = failingOnce(Duration.ofSeconds(40));
    Instance<Void> instance = started(host, holder, "1");
    instance.stop("ann", "not today");
    simulation.run();
    assertThat(sleeps(host, instance)).isTrue();
    simulation.pass(DAY);
    assertThat(script.log.lines()).containsExactly("ask#1");

    instance.start("ann", "today");
    simulation.run();

    assertThat(script.log.lines()).containsExactly("ask#1", "ask#1");
  }

  /** Its step {@code ask} fails at first. */
  private Host failingOnce(Duration backoff) {
    AtomicInteger calls = new AtomicInteger();
    script
        .policy("ask", Policies.attempts(2, backoff))
        .step(
            "ask",
            call -> {
              if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("broken");
              }
              return null;
            });
    return reopened();
  }

  private Host reopened() {
    holder = Hosted.of(script);
    return Host.open(
        store, options.withClock(simulation.clock()), List.of(holder), simulation.process());
  }

  @Test
  void of_many_who_answer_at_once_one_is_taken_and_loads_it() throws Exception {
    int callers = 8;
    Host host = Host.open(store, options, List.of(offer, fortnight), RealThreads.of(options));
    try {
      for (int n = 0; n < 50; n++) {
        Instance<Void> instance = host.start(offer, "k" + n, "in");
        while (!sleeps(host, instance)) {
          Thread.onSpinWait();
        }
        CompletableFuture<InstanceState> end = instance.ended().toCompletableFuture();
        CyclicBarrier together = new CyclicBarrier(callers);
        AtomicInteger taken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < callers; c++) {
          Thread thread =
              new Thread(
                  () -> {
                    try {
                      together.await();
                      instance.complete("approval", 7);
                      taken.incrementAndGet();
                    } catch (RequestRefusedException e) { // another one was faster
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  });
          threads.add(thread);
          thread.start();
        }
        instance.result(LONG);
        assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(InstanceState.FINISHED);
        for (Thread thread : threads) {
          thread.join();
        }
        assertThat(taken).hasValue(1);
      }
      assertThat(store.loads).hasValue(50);
      assertThat(host.held()).isZero();
    } finally {
      host.close();
    }
  }
}
