package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.EngineLog;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.PostgresServer;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.json.JsonCodec;
import dev.surefoot.runtime.spi.Codec;
import dev.surefoot.runtime.spi.CodecException;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.UndoKind;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Whatever is wrong is told with a code and in words, and the other instances go on. */
class BadInputTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** {@code a}, and if a guard says so {@code b}; then {@code c}. */
  @Flow("asks")
  static final class Asks extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("a", Any.class)
          .choice("which")
          .when(
              "odd",
              text -> {
                throw new IllegalStateException("no idea about " + text);
              },
              task("b", Any.class))
          .otherwise(pass())
          .task("c", Any.class);
    }
  }

  @RegisterExtension final EngineLog said = new EngineLog();

  private final Store store = Stores.memory();
  private final Script<String, Void> chain = Script.of(new Flows.Chain(), String.class);

  @Test
  void an_unknown_id_or_position_is_no_instance() {
    BoundFlow<String, Void> flow = chain.bind();
    try (Engine engine = Engine.open(store, flow)) {
      assertThat(engine.find(new UUID(1, 2))).isEmpty();
      assertThat(engine.find(flow, "none")).isEmpty();
      assertThat(engine.list(InstanceFilter.ALL.withBusinessId("none"), 1, 10).total()).isZero();
      for (int[] wrong : new int[][] {{0, 10}, {1, 0}, {1, 501}, {-1, 1}}) {
        assertThatThrownBy(() -> engine.list(InstanceFilter.ALL, wrong[0], wrong[1]))
            .isInstanceOfSatisfying(
                RequestRefusedException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.PARAMETER_INVALID));
      }
    }
  }

  @Test
  void an_unknown_step_is_answered_with_the_one_that_was_meant() {
    BoundFlow<String, Void> flow = chain.fails("b").onFailure(FailurePolicy.HOLD).bind();
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");
      assertThatThrownBy(() -> instance.result(LONG)).isInstanceOf(InstanceWaitsException.class);
      assertThatThrownBy(() -> instance.retry("bb", "ann", ""))
          .isInstanceOfSatisfying(
              RequestRefusedException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.STEP_UNKNOWN))
          .hasMessage(
              "instance '1' of flow 'chain' refused: flow 'chain' has no step 'bb'; did you mean"
                  + " 'b'?");
      assertThatThrownBy(() -> instance.skip("charge-the-card", null, "ann", ""))
          .hasMessage("flow 'chain' has no step 'charge-the-card'; it has a, b, c");
    }
  }

  @Test
  void an_undo_that_failed_says_what_can_be_done() {
    BoundFlow<String, Void> flow =
        chain
            .fails("c")
            .undo(
                "a",
                UndoKind.ALWAYS,
                call -> {
                  throw new IllegalStateException("cannot give it back");
                })
            .bind();
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");
      assertThatThrownBy(() -> instance.result(LONG))
          .isInstanceOf(InstanceWaitsException.class)
          .hasMessageContaining("retryUndos()")
          .hasMessageContaining("settleUndo(step, ...)");
      InstanceFilter failed = InstanceFilter.ALL.withStep("a").withError("cannot give it back");
      assertThat(engine.list(failed, 1, 10).total()).isEqualTo(1);
    }
  }

  @Test
  void a_step_that_overflows_the_stack_has_failed_and_others_go_on() throws Exception {
    BoundFlow<String, Void> flow =
        chain
            .step(
                "b",
                call -> {
                  if (call.get(Key.of(String.class)).equals("deep")) {
                    overflow(0);
                  }
                  return null;
                })
            .bind();
    try (Engine engine = Engine.open(store, flow)) {
      Instance<Void> deep = engine.start(flow, "deep", "deep");
      engine.start(flow, "flat", "flat").result(LONG);
      assertThatThrownBy(() -> deep.result(LONG))
          .isInstanceOf(InstanceFailedException.class)
          .hasMessageContaining("'b' failed: StackOverflowError");
      assertThat(deep.state()).isEqualTo(InstanceState.ROLLED_BACK);
    }
  }

  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  @Test
  void a_guard_that_throws_fails_its_choice_alone() throws Exception {
    BoundFlow<String, Void> asks =
        Script.of(new Asks(), String.class).onFailure(FailurePolicy.HOLD).bind();
    BoundFlow<String, Void> other = chain.bind();
    try (Engine engine = Engine.open(store, asks, other)) {
      Instance<Void> held = engine.start(asks, "1", "in");
      engine.start(other, "1", "in").result(LONG);
      assertThatThrownBy(() -> held.result(LONG)).isInstanceOf(InstanceWaitsException.class);
      assertThat(engine.list(InstanceFilter.ALL.withStep("which"), 1, 10).rows().get(0).error())
          .isEqualTo("'which' failed: IllegalStateException: no idea about in");
    }
  }

  /** Reads nothing that says so. */
  private static final class Choosy implements Codec {
    private final Codec json = new JsonCodec();
    private final String never;

    private Choosy(String never) {
      this.never = never;
    }

    @Override
    public byte[] encode(Key<?> key, Object value) {
      return json.encode(key, value);
    }

    @Override
    public <T> T decode(Key<T> key, byte[] bytes) {
      T value = json.decode(key, bytes);
      if (value.equals(never)) {
        throw new CodecException("cannot read a " + key + ": it has another form now", null);
      }
      return value;
    }
  }

  @Test
  void an_instance_whose_data_cannot_be_read_is_left_as_it_is_and_goes_on_where_they_can()
      throws Exception {
    List<String> undone = new CopyOnWriteArrayList<>();
    BoundFlow<String, Void> flow =
        chain
            .step("a", call -> null)
            .step("b", call -> call.get(Key.of(String.class)).isEmpty() ? null : null)
            .undo("a", call -> undone.add(call.attempt().key()))
            .bind();
    EngineOptions broken = EngineOptions.DEFAULTS.withCodec(new Choosy("old"));
    try (Engine engine = Engine.open(store, broken, flow)) {
      Instance<Void> old = engine.start(flow, "1", "old");
      CompletableFuture<List<RefusedInstance>> refusedThen =
          old.ended().handle((state, thrown) -> engine.refused()).toCompletableFuture();
      engine.start(flow, "2", "new").result(LONG);
      assertThatThrownBy(() -> old.result(LONG))
          .isInstanceOf(InstanceRefusedException.class)
          .hasMessageContaining("instance '1' of flow 'chain' is not run by this engine")
          .hasMessageContaining("it has another form now");
      assertThat(engine.refused())
          .singleElement()
          .satisfies(one -> assertThat(one.reason()).contains("it has another form now"));
      assertThat(refusedThen).isCompletedWithValue(engine.refused());
      assertThat(engine.find(flow, "1").orElseThrow().state()).isEqualTo(InstanceState.RUNNING);
    }
    assertThat(undone).isEmpty();
    try (Engine engine = Engine.open(store, flow)) {
      engine.find(flow, "1").orElseThrow().result(LONG);
      assertThat(engine.refused()).isEmpty();
    }
  }

  @Test
  void a_database_that_takes_no_writes_is_told_and_what_was_started_before_goes_on_later()
      throws Exception {
    PGSimpleDataSource source = PostgresServer.shared().emptySchema();
    List<EngineStatus> told = new CopyOnWriteArrayList<>();
    InstanceListener listener =
        new InstanceListener() {
          @Override
          public void happened(Happening what) {}

          @Override
          public void statusChanged(EngineStatus now, String why) {
            told.add(now);
          }
        };
    BoundFlow<String, Void> flow = chain.bind();
    try (Engine engine =
        Engine.open(Stores.postgres(source), EngineOptions.DEFAULTS.withListener(listener), flow)) {
      assertThat(engine.status()).isEqualTo(EngineStatus.OPEN);
      sql(source, "alter table surefoot_journal rename to elsewhere");
      Thread starter = new Thread(() -> engine.start(flow, "1", "in"));
      starter.start();
      while (engine.status() != EngineStatus.PAUSED) {
        Thread.onSpinWait();
      }
      assertThat(said.lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("pauses, because its store failed")
                      .contains("relation \"surefoot_journal\" does not exist"));
      sql(source, "alter table elsewhere rename to surefoot_journal");
      starter.join();
      engine.find(flow, "1").orElseThrow().result(LONG);
      assertThat(engine.status()).isEqualTo(EngineStatus.OPEN);
      while (told.size() < 2) {
        Thread.onSpinWait();
      }
      assertThat(told).containsExactly(EngineStatus.PAUSED, EngineStatus.OPEN);
    }
  }

  @Test
  void a_read_only_database_is_told_when_an_engine_opens() throws Exception {
    PGSimpleDataSource source = PostgresServer.shared().emptySchema();
    Engine.open(Stores.postgres(source), chain.bind()).close();
    source.setOptions("-c default_transaction_read_only=on");

    assertThatThrownBy(() -> Engine.open(Stores.postgres(source), chain.bind()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("schema '" + source.getCurrentSchema() + "'")
        .hasMessageContaining("read-only transaction");
  }

  private static void sql(PGSimpleDataSource source, String sql) throws Exception {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
