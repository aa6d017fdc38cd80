package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.fixture.EngineLog;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.fixture.UnsteadyStore;
import dev.surefoot.runtime.fixture.UnsteadyStore.Fate;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.ForwardingStore;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.StoreRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that fails for a while, under an engine that goes on with it. */
class OutageTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @RegisterExtension final EngineLog said = new EngineLog();

  private final Script<String, Void> nested = Script.of(new Flows.Nested(), String.class);
  private final BoundFlow<String, Void> flow = nested.bind();
  private final Store inner = Stores.memory();

  private static final class Refusing extends ForwardingStore {
    private final Function<Change, RuntimeException> refusal;

    Refusing(Store inner, Function<Change, RuntimeException> refusal) {
      super(inner);
      this.refusal = refusal;
    }

    @Override
    public void commit(List<Change> changes) {
      for (Change change : changes) {
        RuntimeException why = refusal.apply(change);
        if (why != null) {
          throw why;
        }
      }
      super.commit(changes);
    }
  }

  private void runAll(Store store, int instances) throws Exception {
    try (Engine engine = Engine.open(store, flow)) {
      List<Thread> starters = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int first = t;
        Thread starter =
            new Thread(
                () -> {
                  for (int n = first; n < instances; n += 4) {
                    engine.start(flow, "k" + n, "in " + n);
                  }
                });
        starter.start();
        starters.add(starter);
      }
      for (Thread starter : starters) {
        starter.join();
      }
      for (int n = 0; n < instances; n++) {
        Instance<Void> instance = engine.find(flow, "k" + n).orElseThrow();
        instance.result(LONG);
        assertThat(instance.report().calls()).as("k" + n).hasSize(5);
      }
    }
    assertThat(nested.log.lines()).hasSize(5 * instances);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"LOST", "KEPT_AND_NOT_ACKNOWLEDGED"})
  void a_commit_that_fails_once_anywhere_is_read_back_and_no_step_runs_twice(Fate fate)
      throws Exception {
    for (int failing = 0; failing < 6; failing++) {
      AtomicInteger left = new AtomicInteger(failing);
      Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);
      BoundFlow<String, Void> bound = chain.bind();
      Store store =
          new UnsteadyStore(
              Stores.memory(),
              changes -> changes.isEmpty() || left.getAndDecrement() != 0 ? Fate.KEPT : fate);
      try (Engine engine = Engine.open(store, bound)) {
        engine.start(bound, "1", "in").result(LONG);
      }
      assertThat(chain.log.lines()).containsExactly("a#1", "b#1", "c#1");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatever_fails_and_however_often_every_step_of_every_instance_runs_once(long seed)
      throws Exception {
    Random random = new Random(seed);
    Store store =
        new UnsteadyStore(
            inner,
            changes -> {
              synchronized (random) {
                int dice = random.nextInt(20);
                return dice == 0
                    ? Fate.LOST
                    : dice == 1 ? Fate.KEPT_AND_NOT_ACKNOWLEDGED : Fate.KEPT;
              }
            });

    runAll(store, 60);
  }

  @Test
  void a_pause_and_its_end_are_told_once() throws Exception {
    AtomicInteger left = new AtomicInteger(6);
    Store store =
        new UnsteadyStore(
            inner,
            changes -> {
              int now = left.getAndDecrement();
              return now >= 0 && now < 4 ? Fate.LOST : Fate.KEPT;
            });
    try (Engine engine = Engine.open(store, EngineOptions.DEFAULTS.withName("shop"), flow)) {
      engine.start(flow, "1", "in").result(LONG);
    }
    assertThat(said.lines())
        .containsExactly(
            "WARNING engine 'shop' pauses, because its store failed: the line is dead; nothing is"
                + " acknowledged until the store answers, which is tried again and again",
            "INFO engine 'shop' goes on: its store answers again");
  }

  @Test
  void what_a_store_does_not_take_stops_that_instance_alone() throws Exception {
    Store store =
        new Refusing(
            inner,
            change ->
                change.instance() != null && change.instance().key().equals("bad")
                    ? new StoreRefusedException("no such letter", null)
                    : null);
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> good = engine.start(flow, "good", "in");
      assertThatThrownBy(() -> engine.start(flow, "bad", "in"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("instance 'bad' of flow 'nested' cannot go on")
          .hasMessageContaining("no such letter");
      good.result(LONG);
      engine.start(flow, "good too", "in").result(LONG);
      assertThat(engine.refused()).isEmpty();
      assertThat(engine.find(flow, "bad")).isEmpty();
    }
  }

  @Test
  void an_instance_on_which_the_store_fails_again_and_again_does_not_hold_up_the_others()
      throws Exception {
    List<UUID> bad = new ArrayList<>();
    Store store =
        new Refusing(
            inner,
            change -> {
              InstanceRow row = change.instance();
              if (row != null && row.key().equals("bad")) {
                bad.add(row.id());
              }
              boolean fails =
                  !change.rows().isEmpty()
                      && bad.contains(change.rows().get(0).instance())
                      && change.rows().get(0).sequence() > 2;
              return fails ? new IllegalStateException("cannot count that far") : null;
            });
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> sick = engine.start(flow, "bad", "in");
      for (int n = 0; n < 20; n++) {
        engine.start(flow, "k" + n, "in").result(LONG);
      }
      assertThatThrownBy(() -> sick.result(LONG)).hasMessageContaining("cannot count that far");
      assertThat(engine.refused()).extracting(RefusedInstance::key).containsExactly("bad");
    }
  }
}
