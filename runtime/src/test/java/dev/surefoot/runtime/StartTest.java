package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartTest {
  record Rich(
      Instant at, Optional<String> note, Map<String, List<Integer>> numbers, Set<Long> ids) {}

  @Flow("rich")
  static final class RichFlow extends FlowDefinition<Rich> {
    @Override
    protected Body<Rich> define() {
      return task("a", Any.class).task("b", Any.class);
    }
  }

  private final BoundFlow<String, Void> flow = Script.of(new Flows.Chain(), String.class).bind();
  private final Script<Rich, Rich> rich = Script.of(new RichFlow(), Rich.class, Rich.class);
  private final BoundFlow<Rich, Rich> richFlow = rich.bind();
  private final Engine engine = Engine.open(Stores.memory(), flow, richFlow);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void the_same_key_and_input_give_the_same_instance() {
    assertThat(engine.start(flow, "1", "in").id()).isEqualTo(engine.start(flow, "1", "in").id());
    assertThat(engine.start(flow, "2", "in").id()).isNotEqualTo(engine.start(flow, "1", "in").id());
  }

  @Test
  void the_same_key_with_another_input_is_refused() {
    Instance<Void> first = engine.start(flow, "1", "in");

    assertThatThrownBy(() -> engine.start(flow, "1", "other"))
        .isInstanceOf(KeyTakenException.class)
        .hasMessageContaining("key '1' of flow 'chain' belongs to instance " + first.id())
        .hasMessageContaining("use another key");
  }

  @Test
  void started_without_waiting_it_is_told_when_it_is_durable() {
    List<CompletableFuture<InstanceState>> ends = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ends.add(
          engine
              .startAsync(flow, "key " + i, "in")
              .thenCompose(
                  instance -> {
                    assertThat(engine.find(flow, instance.key())).isPresent();
                    return instance.ended();
                  })
              .toCompletableFuture());
    }
    assertThat(ends).allMatch(end -> end.join() == InstanceState.FINISHED);
  }

  @Test
  void started_without_waiting_it_is_the_same_instance_or_refused_as_by_start() {
    Instance<Void> first = engine.start(flow, "1", "in");

    assertThat(engine.startAsync(flow, "1", "in").toCompletableFuture().join().id())
        .isEqualTo(first.id());
    assertThatThrownBy(() -> engine.startAsync(flow, "1", "other").toCompletableFuture().join())
        .hasCauseInstanceOf(KeyTakenException.class);
    assertThatThrownBy(() -> engine.startAsync(flow, " ", "in"))
        .isInstanceOf(InvalidStartException.class);
    engine.close();
    assertThatThrownBy(() -> engine.startAsync(flow, "2", "in"))
        .isInstanceOf(EngineClosedException.class);
  }

  @Test
  void data_are_copied_and_equal_after_the_copy() throws Exception {
    Rich in =
        new Rich(
            Instant.parse("2026-01-02T03:04:05.123456789Z"),
            Optional.of("note"),
            Map.of("b", List.of(2, 3), "a", List.of()),
            Set.of(3L, 1L, 2L));
    Rich[] seen = new Rich[2];
    rich.step("a", call -> seen[0] = call.get(Key.of(Rich.class)));
    rich.step("b", call -> seen[1] = call.get(Key.of(Rich.class)));
    Instance<Rich> instance = engine.start(richFlow, "1", in);

    assertThat(instance.result()).isEqualTo(in);
    assertThat(seen[0]).isEqualTo(in).isNotSameAs(in).isNotSameAs(seen[1]);
    Rich same = new Rich(in.at(), in.note(), Map.copyOf(in.numbers()), new TreeSet<>(in.ids()));
    assertThat(engine.start(richFlow, "1", same).id()).isEqualTo(instance.id());
  }

  @Test
  void keys_that_cannot_be_used_are_refused() {
    assertThatThrownBy(() -> engine.start(flow, " ", "in"))
        .isInstanceOf(InvalidStartException.class)
        .hasMessage(
            "an instance of flow 'chain' cannot be started: its key is blank; give a business key");
    assertThatThrownBy(() -> engine.start(flow, "k".repeat(256), "in"))
        .isInstanceOf(InvalidStartException.class)
        .hasMessageContaining("its key has 256 characters; give one of at most 255");
  }

  @Test
  @SuppressWarnings("NullAway") // that is what is tested
  void a_null_input_is_refused() {
    String none = null;
    assertThatThrownBy(() -> engine.start(flow, "1", none))
        .isInstanceOf(InvalidStartException.class)
        .hasMessageContaining("the input of key '1' is null; give a java.lang.String");
  }

  @Test
  void a_flow_that_is_not_hosted_is_refused() {
    BoundFlow<String, Void> fork = Script.of(new Flows.Fork(), String.class).bind();
    assertThatThrownBy(() -> engine.start(fork, "1", "in"))
        .isInstanceOf(UnknownFlowException.class)
        .hasMessage(
            "this engine does not host flow 'fork' but [chain, rich]; pass its BoundFlow to"
                + " Engine.open");
    BoundFlow<String, Void> second = Script.of(new Flows.Chain(), String.class).bind();
    assertThatThrownBy(() -> engine.find(second, "1"))
        .isInstanceOf(UnknownFlowException.class)
        .hasMessageContaining("another binding of flow 'chain'");
  }

  @Test
  void two_flows_of_one_name_are_refused() {
    assertThatThrownBy(() -> Engine.open(Stores.memory(), flow, flow))
        .isInstanceOf(FlowBindingException.class)
        .hasMessage("two flows are named 'chain'; give one another @Flow name");
  }
}
