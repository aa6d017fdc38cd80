package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.PostgresServer;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The feed of what happened, for programs that must not miss any of it. */
class EventsTest {
  private final BoundFlow<String, Void> flow = Script.of(new Flows.Fork(), String.class).bind();

  @Test
  void a_program_that_reads_beside_a_busy_engine_gets_every_event_once_and_in_order()
      throws Exception {
    List<EventPage.Entry> read = new ArrayList<>();
    int orders = 300;
    try (Engine engine =
        Engine.open(Stores.postgres(PostgresServer.shared().emptySchema()), flow)) {
      CompletableFuture<List<Instance<Void>>> starting =
          CompletableFuture.supplyAsync(() -> start(engine, orders));
      String at = "";
      boolean ended = false;
      while (true) {
        EventPage page = engine.events(at, 50);
        read.addAll(page.events());
        at = page.next();
        if (page.events().isEmpty() && ended) {
          break;
        }
        ended = starting.isDone() && allEnded(starting.join());
      }
      for (Instance<Void> instance : starting.get()) {
        List<EventPage.Entry> own =
            read.stream().filter(entry -> entry.id().equals(instance.id())).toList();
        assertThat(own).extracting(EventPage.Entry::sequence).isSorted().doesNotHaveDuplicates();
        List<Event> events = own.stream().map(EventPage.Entry::event).toList();
        assertThat(events).hasSize(5).filteredOn(Outcome.class::isInstance).hasSize(4);
      }
      assertThat(read).hasSize(5 * orders);
    }
  }

  private List<Instance<Void>> start(Engine engine, int orders) {
    List<Instance<Void>> instances = new ArrayList<>();
    for (int n = 0; n < orders; n++) {
      instances.add(engine.start(flow, "k" + n, "in"));
    }
    return instances;
  }

  private static boolean allEnded(List<Instance<Void>> instances) {
    return instances.stream().allMatch(instance -> instance.state().isTerminal());
  }

  @Test
  void a_position_outlasts_the_engine() throws Exception {
    Store store = Stores.memory();
    String at;
    try (Engine engine = Engine.open(store, flow)) {
      engine.start(flow, "1", "in").result(Duration.ofSeconds(60));
      at = engine.events("", 1000).next();
    }
    try (Engine engine = Engine.open(store, flow)) {
      assertThat(engine.events(at, 10)).isEqualTo(new EventPage(List.of(), at));
      UUID second = engine.start(flow, "2", "in").id();
      EventPage page = engine.events(at, 1);
      assertThat(page.events()).extracting(EventPage.Entry::id).containsExactly(second);
      assertThat(page.events().get(0).kind()).isEqualTo("created");
    }
  }

  @Test
  void what_is_no_position_is_refused() {
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      for (String wrong : List.of("7", "a/b/c", "1/2/3/4", " ")) {
        assertThatThrownBy(() -> engine.events(wrong, 10))
            .isInstanceOf(RequestRefusedException.class)
            .hasMessageContaining("there is no position '" + wrong + "' among the events");
      }
      assertThatThrownBy(() -> engine.events("", 0))
          .hasMessage("a page of 0 events cannot be given; ask for 1 to 1000");
    }
  }
}
