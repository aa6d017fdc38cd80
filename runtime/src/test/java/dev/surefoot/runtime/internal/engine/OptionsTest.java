package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Key;
import dev.surefoot.runtime.BulkRequest;
import dev.surefoot.runtime.BulkResult;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.KeyTakenException;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.event.DeadlinePassed;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.internal.journal.EventJson;
import dev.surefoot.runtime.spi.InstanceRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an instance is created with, how it is found by that, and requests to many at once. */
class OptionsTest {
  private static final Duration DAYS = Duration.ofDays(3);

  private final Laboratory laboratory = new Laboratory(1);
  private final List<String> read = new ArrayList<>();
  private final Script<String, Void> chain =
      Script.of(new Flows.Chain(), String.class)
          .step(
              "a",
              call -> {
                read.add(call.get(Key.of(String.class)));
                return null;
              });
  private final Hosted<String, Void> flow = Hosted.of(chain);

  private Instance<Void> create(InstanceOptions options) {
    return laboratory.host().starting().create(flow, "1", "in", options, false);
  }

  private InstanceRow row() {
    return laboratory.store.find("chain", "1").orElseThrow();
  }

  private List<Event> events() {
    return laboratory.store.journal(row().id()).stream().map(EventJson::read).toList();
  }

  private Instant in(Duration time) {
    return laboratory.now().plus(time);
  }

  @Test
  void a_delayed_start_waits_for_its_time_also_over_a_crash() {
    laboratory.open(flow);
    InstanceOptions later = InstanceOptions.NONE.startingAt(in(DAYS));
    laboratory.host().starting().start(flow, "1", "in", later);
    laboratory.pass(DAYS.minusHours(1));
    assertThat(row().state()).isEqualTo(InstanceState.CREATED);

    laboratory.crash();
    laboratory.open(flow);
    laboratory.pass(Duration.ofMinutes(59));
    assertThat(row().state()).isEqualTo(InstanceState.CREATED);
    laboratory.pass(Duration.ofMinutes(1));

    assertThat(row().state()).isEqualTo(InstanceState.FINISHED);
    assertThat(read).containsExactly("in");
  }

  @Test
  void a_delayed_start_that_came_due_while_no_engine_ran_is_made_up_for() {
    laboratory.open(flow);
    create(InstanceOptions.NONE.startingAt(in(DAYS)));
    laboratory.crash();
    laboratory.pass(DAYS.multipliedBy(2));
    laboratory.open(flow);
    laboratory.runAll();

    assertThat(row().state()).isEqualTo(InstanceState.FINISHED);
  }

  @Test
  void who_starts_it_before_its_time_starts_it_once() {
    laboratory.open(flow);
    create(InstanceOptions.NONE.startingAt(in(DAYS))).start("ann", "sooner");
    laboratory.passAll();

    assertThat(row().state()).isEqualTo(InstanceState.FINISHED);
    assertThat(read).hasSize(1);
  }

  @Test
  void one_that_was_cancelled_is_not_started_when_its_time_comes() {
    laboratory.open(flow);
    create(InstanceOptions.NONE.startingAt(in(DAYS))).cancel("ann", "not needed");
    laboratory.passAll();

    assertThat(row().state()).isEqualTo(InstanceState.CANCELLED);
    assertThat(row().error()).isEqualTo("it was cancelled: not needed");
    assertThat(read).isEmpty();
  }

  @Test
  void a_deadline_that_passes_is_told_once_and_shown_and_the_instance_goes_on() {
    List<Event> told = new ArrayList<>();
    laboratory.listen(what -> told.add(what.event()));
    laboratory.open(flow);
    Instance<Void> instance = create(InstanceOptions.NONE.withDeadline(in(DAYS)));
    laboratory.pass(DAYS.minusMillis(1));
    assertThat(row().overdue()).isFalse();
    laboratory.pass(Duration.ofMillis(1));
    assertThat(told).contains(new DeadlinePassed());
    laboratory.crash();
    laboratory.open(flow);
    laboratory.passAll();
    assertThat(instance.detail().overdue()).isTrue();

    laboratory.host().lookup().find(flow, "1").orElseThrow().start();
    laboratory.passAll();
    assertThat(events()).containsOnlyOnce(new DeadlinePassed());
    assertThat(row().state()).isEqualTo(InstanceState.FINISHED);
    assertThat(list(InstanceFilter.ALL.withOverdue(true))).hasSize(1);
  }

  @Test
  void one_that_ends_in_time_is_never_overdue() {
    laboratory.open(flow);
    create(InstanceOptions.NONE.withDeadline(in(DAYS))).start();
    laboratory.passAll();

    assertThat(row().overdue()).isFalse();
    assertThat(events()).doesNotContain(new DeadlinePassed());
  }

  @Test
  void the_input_can_be_set_until_it_starts() {
    laboratory.open(flow);
    create(InstanceOptions.NONE);
    laboratory.host().lookup().setInput(flow, "1", "better", "ann", "a mistake");
    laboratory.crash();
    laboratory.open(flow);

    assertThatThrownBy(() -> create(InstanceOptions.NONE)).isInstanceOf(KeyTakenException.class);
    laboratory.host().start(flow, "1", "better");
    laboratory.runAll();
    assertThat(read).containsExactly("better");
    assertThat(row().state()).isEqualTo(InstanceState.FINISHED);
    laboratory.host().start(flow, "1", "better");
    assertThatThrownBy(
            () -> laboratory.host().lookup().setInput(flow, "1", "late", "ann", "too late"))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessage("instance '1' of flow 'chain' refused: it is FINISHED");
    assertThatThrownBy(() -> laboratory.host().lookup().setInput(flow, "2", "x", "", ""))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessage("flow 'chain' has no instance with key '2'");
  }

  @Test
  void labels_and_ids_that_cannot_be_kept_are_refused_by_name() {
    assertThatThrownBy(() -> InstanceOptions.NONE.withLabel("a=b", "c"))
        .isInstanceOf(RequestRefusedException.class)
        .hasMessage("a label cannot be named 'a=b'; give it a name without '='");
    assertThatThrownBy(() -> InstanceOptions.NONE.withLabel("a", "b\nc"))
        .hasMessageContaining("the value of label 'a' cannot be 'b\nc'; give at most 255");
    assertThatThrownBy(() -> InstanceOptions.NONE.about("x".repeat(101), "1"))
        .hasMessageContaining("the business type cannot be 'xxx")
        .hasMessageContaining("give at most 100 characters");
    assertThatThrownBy(() -> InstanceOptions.NONE.withDeadline(Instant.MAX))
        .hasMessageContaining("the deadline cannot be +1000000000-12-31T23:59:59.999999999Z")
        .hasMessageContaining("give a time in the years 1970 to 9999");
  }

  private List<String> list(InstanceFilter filter) {
    return laboratory.host().lookup().list(filter, 1, 500).rows().stream()
        .map(InstanceRow::key)
        .toList();
  }

  @Test
  void an_operator_finds_what_is_held_by_step_and_error_and_asks_all_of_it_at_once() {
    boolean[] broken = {true};
    Script<String, Void> script =
        Script.of(new Flows.Fork(), String.class)
            .onFailure(FailurePolicy.HOLD)
            .step(
                "c",
                call -> {
                  if (broken[0] && call.get(Key.of(String.class)).equals("bad")) {
                    throw new IllegalStateException("the bank\nis away");
                  }
                  return null;
                });
    Hosted<String, Void> fork = Hosted.of(script);
    Host host = laboratory.open(fork);
    for (int n = 0; n < 450; n++) {
      InstanceOptions options = InstanceOptions.NONE.withLabel("third", "" + n % 3);
      host.starting().start(fork, "k" + n, n % 2 == 0 ? "bad" : "good", options);
    }
    laboratory.runAll();
    InstanceFilter held = InstanceFilter.ALL.withStep("c").withError("the bank is away");
    assertThat(laboratory.host().lookup().list(held, 1, 10).total()).isEqualTo(225);
    assertThat(list(InstanceFilter.ALL.withStep("b"))).isEmpty();

    broken[0] = false;
    InstanceFilter some = InstanceFilter.ALL.withLabel("third", "1");
    List<BulkResult> results = host.lookup().askAll(some, BulkRequest.RETRY, "ann", "bank is back");
    laboratory.runAll();

    assertThat(results).hasSize(150).filteredOn(BulkResult::accepted).hasSize(75);
    assertThat(results)
        .filteredOn(result -> !result.accepted())
        .hasSize(75)
        .allSatisfy(
            result -> {
              assertThat(result.refused()).isEqualTo(ErrorCode.ILLEGAL_STATE);
              assertThat(result.reason()).endsWith("refused: it is FINISHED");
            });
    assertThat(laboratory.host().lookup().list(held, 1, 10).total()).isEqualTo(150);
    assertThat(host.lookup().askAll(held, BulkRequest.CANCEL, "ann", "enough"))
        .hasSize(150)
        .allMatch(BulkResult::accepted);
    laboratory.runAll();
    assertThat(list(held)).isEmpty();
    assertThat(list(InstanceFilter.ALL.withStates(InstanceState.CANCELLED))).hasSize(150);
  }
}
