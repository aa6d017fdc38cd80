package dev.surefoot.runtime.spi;

import static dev.surefoot.runtime.spi.Rows.created;
import static dev.surefoot.runtime.spi.Rows.ended;
import static dev.surefoot.runtime.spi.Rows.instance;
import static dev.surefoot.runtime.spi.Rows.row;
import static dev.surefoot.runtime.spi.Rows.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstancePage;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.spi.FeedRow.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an engine may expect of every store. A store joins by extending this class. */
public abstract class StoreContract {
  private final InstanceRow order1 = instance("order", "1", 1);
  private final InstanceRow order2 = instance("order", "2", 2);
  private Store store;

  /** A new, empty store that no one has claimed. */
  protected abstract Store empty() throws Exception;

  /** What an engine of another start gets that opens the same data once this store is closed. */
  protected abstract Store again(Store closed) throws Exception;

  @BeforeEach
  final void claimEmptyStore() throws Exception {
    store = empty();
    store.claim("the test");
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  private void restart() throws Exception {
    store.close();
    store = again(store);
    store.claim("the test, again");
  }

  @Test
  void an_empty_store_has_nothing() {
    assertThat(store.unfinished()).isEmpty();
    assertThat(store.find(order1.id())).isEmpty();
    assertThat(store.find("order", "1")).isEmpty();
    assertThat(store.journal(order1.id())).isEmpty();
    assertThat(store.net("net-of-order")).isEmpty();
  }

  @Test
  void an_instance_is_found_by_id_and_by_key_in_its_flow() {
    store.commit(List.of(created(order1, 1)));

    assertThat(store.find(order1.id())).contains(order1);
    assertThat(store.find("order", "1")).contains(order1);
    assertThat(store.find("order", "2")).isEmpty();
    assertThat(store.find("loan", "1")).isEmpty();
  }

  @Test
  void many_instances_are_found_by_key_at_once() {
    InstanceRow loan = instance("loan", "1", 3);
    InstanceRow odd = instance("order", "O'Neil,{\"%_\\\\}", 4);
    store.commit(List.of(created(order1, 1), created(loan, 1), created(odd, 1)));

    assertThat(
            store.find(
                List.of(
                    new BusinessKey("order", "1"),
                    new BusinessKey("loan", "2"),
                    BusinessKey.of(odd),
                    new BusinessKey("rent", "1"))))
        .containsExactlyInAnyOrder(order1, odd);
    assertThat(store.find(List.<BusinessKey>of())).isEmpty();
  }

  @Test
  void instances_are_listed_newest_first_in_pages_with_a_total() {
    List<InstanceRow> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rows.add(0, instance("order", "k" + i, i));
      store.commit(List.of(created(rows.get(0), 1)));
    }

    assertThat(store.list(InstanceFilter.ALL, 1, 2))
        .isEqualTo(new InstancePage(rows.subList(0, 2), 1, 2, 5));
    assertThat(store.list(InstanceFilter.ALL, 3, 2))
        .isEqualTo(new InstancePage(rows.subList(4, 5), 3, 2, 5));
    assertThat(store.list(InstanceFilter.ALL, 4, 2))
        .isEqualTo(new InstancePage(List.of(), 4, 2, 5));
  }

  @Test
  void a_filter_takes_what_it_is_given_literally() {
    InstanceRow percent = instance("a%b_'c\"", "%", 1);
    InstanceRow plain = instance("axbyz", "x", 2);
    InstanceRow end = ended(instance("axbyz", "_", 3), InstanceState.FAILED);
    store.commit(List.of(created(percent, 1), created(plain, 1), created(end, 1)));
    InstanceFilter all = InstanceFilter.ALL;

    assertThat(listed(all.withFlow("%"))).containsExactly(percent);
    assertThat(listed(all.withFlow("b_'c\""))).containsExactly(percent);
    assertThat(listed(all.withFlow("xb"))).containsExactly(end, plain);
    assertThat(listed(all.withFlow("XB"))).isEmpty();
    assertThat(listed(all.withKey("_"))).containsExactly(end);
    assertThat(listed(all.withStates(InstanceState.RUNNING))).containsExactly(plain, percent);
    assertThat(listed(all.withStates(InstanceState.FAILED, InstanceState.HELD)))
        .containsExactly(end);
    assertThat(listed(all.from(plain.createdAt()))).containsExactly(end, plain);
    assertThat(listed(all.before(plain.createdAt()))).containsExactly(percent);
    assertThat(listed(all.withFlow("b").withKey("x").withStates(InstanceState.RUNNING)))
        .containsExactly(plain);
  }

  @Test
  void what_an_instance_was_created_with_and_waits_for_is_kept_and_found() throws Exception {
    InstanceOptions options =
        InstanceOptions.NONE
            .about("customer", "O'Neil %_ 1")
            .withLabel("region", "a=b %_'\"")
            .withLabel("tier", "")
            .startingAt(order1.createdAt().plusSeconds(60))
            .withDeadline(order1.createdAt().plusSeconds(61));
    InstanceRow other =
        new InstanceRow(
            order1.id(),
            "order",
            "1",
            "net",
            InstanceState.HELD,
            order1.createdAt(),
            null,
            options,
            true,
            List.of("a", "charge-card"),
            "'a' failed: 100% \"wrong\"_",
            new Rest(order1.createdAt().plusSeconds(30)));
    InstanceRow first =
        new InstanceRow(
            order1.id(),
            "order",
            "1",
            "net",
            InstanceState.RUNNING,
            order1.createdAt(),
            null,
            options,
            false,
            List.of(),
            null,
            new Rest(null));
    store.commit(List.of(created(first, 1), created(order2, 1)));
    assertThat(store.find(order1.id())).contains(first);
    store.commit(List.of(new Change(other, List.of())));
    InstanceFilter all = InstanceFilter.ALL;
    restart();

    assertThat(store.find(other.id())).contains(other);
    assertThat(listed(all.withBusinessId("O'Neil %_ 1"))).containsExactly(other);
    assertThat(listed(all.withBusinessId("O'Neil %_"))).isEmpty();
    assertThat(listed(all.withBusinessType("customer"))).containsExactly(other);
    assertThat(listed(all.withLabel("region", "a=b %_'\""))).containsExactly(other);
    assertThat(listed(all.withLabel("tier", "").withLabel("region", "a"))).isEmpty();
    assertThat(listed(all.withLabel("tier", ""))).containsExactly(other);
    assertThat(listed(all.withLabel("ion", "a=b %_'\""))).isEmpty();
    assertThat(listed(all.withStep("charge-card"))).containsExactly(other);
    assertThat(listed(all.withStep("charge"))).isEmpty();
    assertThat(listed(all.withError("% \"wrong\"_"))).containsExactly(other);
    assertThat(listed(all.withError("%wrong"))).isEmpty();
    assertThat(listed(all.withOverdue(true))).containsExactly(other);
    assertThat(listed(all.withOverdue(false))).containsExactly(order2);
  }

  @Test
  void a_filter_is_gone_through_in_batches_whatever_happens_meanwhile() {
    List<InstanceRow> rows = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      rows.add(0, instance("order", "k" + i, i / 3)); // some at the same time
      store.commit(List.of(created(rows.get(0), 1)));
    }
    InstanceFilter running = InstanceFilter.ALL.withStates(InstanceState.RUNNING);
    List<InstanceRow> met = new ArrayList<>();
    List<InstanceRow> batch = store.next(running, null, 2);
    while (!batch.isEmpty()) {
      met.addAll(batch);
      for (InstanceRow row : batch) {
        store.commit(List.of(new Change(ended(row, InstanceState.CANCELLED), List.of())));
      }
      batch = store.next(running, batch.get(batch.size() - 1), 2);
    }

    assertThat(met).hasSize(7).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(met).isSortedAccordingTo((a, b) -> b.createdAt().compareTo(a.createdAt()));
  }

  private List<InstanceRow> listed(InstanceFilter filter) {
    InstancePage page = store.list(filter, 1, InstancePage.LARGEST);
    assertThat(page.total()).isEqualTo(page.rows().size());
    return page.rows();
  }

  @Test
  void the_same_key_in_another_flow_is_another_instance() {
    InstanceRow loan = instance("loan", "1", 3);
    store.commit(List.of(created(order1, 1), created(loan, 1)));

    assertThat(store.find("order", "1")).contains(order1);
    assertThat(store.find("loan", "1")).contains(loan);
  }

  @Test
  void keys_and_names_are_kept_letter_by_letter() {
    InstanceRow odd = instance("order", "  O'Neil \"%_\\ Ünïcode 🙂 \n", 1);
    InstanceRow upper = instance("order", "A", 2);
    InstanceRow lower = instance("order", "a", 3);
    InstanceRow none = instance("order", "", 4);
    store.commit(List.of(created(odd, 1), created(upper, 1), created(lower, 1), created(none, 1)));

    for (InstanceRow row : List.of(odd, upper, lower, none)) {
      assertThat(store.find(row.flow(), row.key())).contains(row);
    }
  }

  @Test
  void a_changed_instance_replaces_its_row() throws Exception {
    InstanceRow end = ended(order1, InstanceState.ROLLED_BACK);
    store.commit(List.of(created(order1, 1)));
    store.commit(List.of(new Change(end, rows(order1.id(), 2, 2))));
    restart();

    assertThat(store.find(order1.id())).contains(end);
    assertThat(store.find("order", "1")).contains(end);
  }

  @Test
  void one_commit_may_create_and_end_an_instance() {
    InstanceRow end = ended(order1, InstanceState.FINISHED);
    store.commit(List.of(created(order1, 2), new Change(end, rows(order1.id(), 3, 4))));

    assertThat(store.find(order1.id())).contains(end);
    assertJournal(order1.id(), rows(order1.id(), 1, 4));
  }

  @Test
  void every_state_is_kept() throws Exception {
    List<InstanceRow> all = new ArrayList<>();
    for (InstanceState state : InstanceState.values()) {
      InstanceRow row = instance("order", state.name(), 0);
      all.add(
          state.isTerminal()
              ? ended(row, state)
              : new InstanceRow(row.id(), "order", row.key(), "net", state, row.createdAt(), null));
    }
    store.commit(all.stream().map(row -> new Change(row, List.of())).toList());
    restart();

    for (InstanceRow row : all) {
      assertThat(store.find(row.id())).contains(row);
    }
  }

  @Test
  void unfinished_gives_what_has_not_ended_oldest_first() {
    InstanceRow late = instance("loan", "late", 900);
    InstanceRow early = instance("loan", "early", 0);
    store.commit(List.of(created(late, 1), created(order1, 1)));
    store.commit(List.of(created(order2, 1), created(early, 1)));
    store.commit(List.of(new Change(ended(order1, InstanceState.FINISHED), List.of())));

    assertThat(store.unfinished()).containsExactly(early, order2, late);
  }

  @Test
  void a_journal_comes_in_the_order_of_its_sequence() throws Exception {
    store.commit(List.of(created(order1, 2), created(order2, 1)));
    store.commit(
        List.of(
            new Change(null, rows(order2.id(), 2, 12)), new Change(null, rows(order1.id(), 3, 4))));
    store.commit(List.of(new Change(null, rows(order1.id(), 5, 11))));
    restart();

    assertJournal(order1.id(), rows(order1.id(), 1, 11));
    assertJournal(order2.id(), rows(order2.id(), 1, 12));
  }

  @Test
  void a_load_begins_with_the_latest_snapshot_and_the_rows_after_it() throws Exception {
    InstanceRow never = instance("order", "never", 0);
    store.commit(List.of(created(order1, 3), created(order2, 2)));
    store.commit(List.of(snapshot(order1, 4, 6, "old"), new Change(null, rows(order2.id(), 3, 3))));
    store.commit(List.of(snapshot(order1, 7, 8, "new")));
    store.commit(List.of(new Change(null, rows(order1.id(), 9, 10))));
    restart();

    Map<UUID, Tail> tails = store.tails(List.of(order1.id(), order2.id(), never.id()));
    assertThat(tails).containsOnlyKeys(order1.id(), order2.id());
    SnapshotRow snapshot = tails.get(order1.id()).snapshot();
    assertThat(snapshot.sequence()).isEqualTo(8);
    assertThat(new String(snapshot.state(), UTF_8)).isEqualTo("new");
    assertThat(tails.get(order1.id()).rows())
        .extracting(JournalRow::sequence)
        .containsExactly(9L, 10L);
    assertThat(tails.get(order2.id()).snapshot()).isNull();
    assertThat(tails.get(order2.id()).rows()).hasSize(3);
    assertJournal(order1.id(), rows(order1.id(), 1, 10));
    assertThat(store.tails(List.of())).isEmpty();

    InstanceRow end = ended(order1, InstanceState.FINISHED);
    store.commit(List.of(new Change(end, List.of())));
    store.purge(end.endedAt().plusMillis(1), 10);
    assertThat(store.tails(List.of(order1.id()))).isEmpty();
  }

  private static Change snapshot(InstanceRow of, long from, long to, String state) {
    SnapshotRow snapshot = new SnapshotRow(of.id(), to, state.getBytes(UTF_8));
    return new Change(null, rows(of.id(), from, to), snapshot);
  }

  @Test
  void times_are_kept_with_their_milliseconds() throws Exception {
    List<JournalRow> rows = new ArrayList<>();
    for (String at :
        List.of(
            "1999-12-31T23:59:59.999Z",
            "2026-03-29T01:30:00.001Z",
            "2026-10-25T00:30:00.1Z",
            "2026-10-25T01:30:00.010Z",
            "9999-12-31T23:59:59.999Z")) {
      rows.add(
          new JournalRow(
              order1.id(), rows.size() + 1, Instant.parse(at), "created", new byte[0], null));
    }
    store.commit(List.of(new Change(order1, rows)));
    restart();

    assertJournal(order1.id(), rows);
  }

  @Test
  void values_of_every_size_come_back_byte_by_byte() throws Exception {
    Random random = new Random(42);
    List<JournalRow> rows = new ArrayList<>();
    for (int size : new int[] {0, 1, 255, 4_096, 70_000, 3_000_000}) {
      byte[] event = new byte[Math.min(size, 100_000)];
      byte[] value = new byte[size];
      random.nextBytes(event);
      random.nextBytes(value);
      rows.add(
          new JournalRow(
              order1.id(), rows.size() + 1, order1.createdAt(), "outcome", event, value));
    }
    store.commit(List.of(new Change(order1, rows)));
    restart();

    assertJournal(order1.id(), rows);
  }

  @Test
  void a_second_instance_with_the_same_key_keeps_nothing_of_its_commit() throws Exception {
    store.commit(List.of(created(order1, 1)));
    InstanceRow double1 =
        new InstanceRow(
            new UUID(7, 7), "order", "1", "net", InstanceState.RUNNING, order1.createdAt(), null);

    assertThatThrownBy(
            () ->
                store.commit(
                    List.of(
                        created(order2, 2),
                        new Change(null, rows(order1.id(), 2, 3)),
                        created(double1, 1))))
        .isInstanceOf(StoreRefusedException.class);

    assertOnlyFirstRowOfOrder1();
    restart();
    assertOnlyFirstRowOfOrder1();
  }

  @Test
  void two_instances_with_the_same_key_in_one_commit_keep_nothing() {
    InstanceRow double1 =
        new InstanceRow(
            new UUID(7, 7), "order", "1", "net", InstanceState.RUNNING, order1.createdAt(), null);

    assertThatThrownBy(() -> store.commit(List.of(created(order1, 1), created(double1, 1))))
        .isInstanceOf(StoreRefusedException.class);

    assertThat(store.unfinished()).isEmpty();
    assertThat(store.journal(order1.id())).isEmpty();
    assertThat(store.journal(double1.id())).isEmpty();
  }

  @Test
  void a_used_sequence_keeps_nothing_of_its_commit() throws Exception {
    store.commit(List.of(created(order1, 1)));

    assertThatThrownBy(
            () ->
                store.commit(
                    List.of(
                        created(order2, 2),
                        new Change(
                            ended(order1, InstanceState.FINISHED), rows(order1.id(), 1, 1)))))
        .isInstanceOf(StoreRefusedException.class);

    assertOnlyFirstRowOfOrder1();
    restart();
    assertOnlyFirstRowOfOrder1();
  }

  @Test
  void after_a_refused_commit_the_next_one_is_kept() {
    store.commit(List.of(created(order1, 1)));
    assertThatThrownBy(() -> store.commit(List.of(created(order1, 1))))
        .isInstanceOf(StoreRefusedException.class);

    store.commit(List.of(new Change(null, List.of(row(order1.id(), 2)))));

    assertJournal(order1.id(), rows(order1.id(), 1, 2));
  }

  @Test
  void after_a_refused_commit_only_what_was_refused_is_missing_when_it_is_done_one_by_one() {
    Change bad = new Change(null, rows(order1.id(), 1, 1));
    store.commit(List.of(created(order1, 1)));
    assertThatThrownBy(() -> store.commit(List.of(created(order2, 2), bad)))
        .isInstanceOf(StoreRefusedException.class);
    store.reconnect();

    assertThat(store.length(order2.id())).isZero();
    store.commit(List.of(created(order2, 2)));
    assertThat(store.length(order2.id())).isEqualTo(2);
    assertThatThrownBy(() -> store.commit(List.of(bad))).isInstanceOf(StoreRefusedException.class);
    assertThat(store.length(order1.id())).isEqualTo(1);
  }

  @Test
  void the_length_of_a_journal_is_its_last_sequence() {
    store.commit(List.of(created(order1, 3), created(order2, 1)));
    store.commit(List.of(new Change(null, rows(order1.id(), 4, 17))));

    assertThat(store.length(order1.id())).isEqualTo(17);
    assertThat(store.length(order2.id())).isEqualTo(1);
    assertThat(store.length(new UUID(7, 7))).isZero();
  }

  @Test
  void a_store_that_reconnects_has_what_it_had_and_goes_on() {
    store.commit(List.of(created(order1, 2)));
    store.reconnect();
    store.reconnect();
    store.commit(List.of(new Change(null, rows(order1.id(), 3, 4))));

    assertThat(store.unfinished()).containsExactly(order1);
    assertJournal(order1.id(), rows(order1.id(), 1, 4));
  }

  @Test
  void purging_deletes_what_ended_before_a_time_and_its_journal_and_nothing_else() {
    InstanceRow open = instance("order", "open", 0);
    store.commit(List.of(created(open, 2), created(order2, 2), created(order1, 2)));
    InstanceRow end1 = ended(order1, InstanceState.FINISHED);
    InstanceRow end2 = ended(order2, InstanceState.CANCELLED);
    store.commit(List.of(new Change(end2, List.of()), new Change(end1, List.of())));

    assertThat(store.purge(end1.endedAt(), 10)).isZero();
    assertThat(store.purge(end2.endedAt(), 10)).isEqualTo(1);

    assertThat(store.find(order1.id())).isEmpty();
    assertThat(store.find("order", "1")).isEmpty();
    assertThat(store.journal(order1.id())).isEmpty();
    assertThat(store.find(order2.id())).contains(end2);
    assertJournal(order2.id(), rows(order2.id(), 1, 2));
    assertThat(store.unfinished()).containsExactly(open);
    store.commit(List.of(created(order1, 1)));
    assertThat(store.find("order", "1")).contains(order1);
  }

  @Test
  void purging_takes_no_more_than_it_was_told_and_what_ended_first() {
    for (int n = 0; n < 5; n++) {
      InstanceRow row = instance("order", "old " + n, n);
      store.commit(List.of(created(row, 1)));
      store.commit(List.of(new Change(ended(row, InstanceState.FINISHED), List.of())));
    }
    Instant later = order1.createdAt().plusSeconds(3600);

    assertThat(store.purge(later, 2)).isEqualTo(2);
    assertThat(store.find("order", "old 1")).isEmpty();
    assertThat(store.find("order", "old 2")).isPresent();
    assertThat(store.purge(later, 2)).isEqualTo(2);
    assertThat(store.purge(later, 2)).isEqualTo(1);
    assertThat(store.purge(later, 2)).isZero();
  }

  private static Change awaiting(InstanceRow row, long sequence, CorrelationRow... open) {
    return new Change(null, rows(row.id(), sequence, sequence), null, List.of(open));
  }

  private static CorrelationRow waits(InstanceRow row, String await, int visit, String key) {
    return new CorrelationRow(row.id(), row.flow(), await, visit, key);
  }

  @Test
  void who_waits_is_found_by_flow_await_and_key_letter_by_letter() throws Exception {
    InstanceRow loan = instance("loan", "1", 3);
    store.commit(List.of(created(order1, 1), created(order2, 1), created(loan, 1)));
    String odd = "O'Neil,{\"%_\\\\}  \u00e4\ud83d\ude00 ";
    store.commit(
        List.of(
            awaiting(order1, 2, waits(order1, "paid", 1, odd), waits(order1, "seen", 7, "b")),
            awaiting(order2, 2, waits(order2, "paid", 3, "b")),
            awaiting(loan, 2, waits(loan, "part/paid", 1, odd))));

    restart();

    assertThat(store.awaiting("order", "paid", odd, 2))
        .containsExactly(waits(order1, "paid", 1, odd));
    assertThat(store.awaiting("order", "seen", "b", 2))
        .containsExactly(waits(order1, "seen", 7, "b"));
    assertThat(store.awaiting("loan", "part/paid", odd, 2))
        .containsExactly(waits(loan, "part/paid", 1, odd));
    assertThat(store.awaiting("order", "paid", "B", 2)).isEmpty();
    assertThat(store.awaiting("order", "paid", odd.strip(), 2)).isEmpty();
    assertThat(store.awaiting("loan", "paid", odd, 2)).isEmpty();
    assertThat(store.awaiting("order", "Paid", odd, 2)).isEmpty();
  }

  @Test
  void of_many_who_wait_for_the_same_no_more_are_given_than_asked_for() {
    List<Change> changes = new ArrayList<>();
    List<CorrelationRow> open = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      InstanceRow row = instance("order", "k" + i, i);
      open.add(waits(row, "paid", i + 1, "the same"));
      changes.add(created(row, 1));
      changes.add(awaiting(row, 2, open.get(i)));
    }
    store.commit(changes);

    assertThat(store.awaiting("order", "paid", "the same", 9))
        .containsExactlyInAnyOrderElementsOf(open);
    assertThat(store.awaiting("order", "paid", "the same", 2)).hasSize(2).isSubsetOf(open);
  }

  @Test
  void what_waits_takes_the_place_of_what_waited() throws Exception {
    store.commit(
        List.of(
            created(order1, 1),
            created(order2, 1),
            awaiting(order1, 2, waits(order1, "paid", 1, "a"), waits(order1, "seen", 1, "s")),
            awaiting(order2, 2, waits(order2, "paid", 1, "a"))));
    store.commit(List.of(new Change(null, rows(order1.id(), 3, 3)))); // says nothing of it
    assertThat(store.awaiting("order", "paid", "a", 9)).hasSize(2);

    store.commit(
        List.of(awaiting(order1, 4, waits(order1, "paid", 2, "b"), waits(order1, "seen", 1, "s"))));
    restart();

    assertThat(store.awaiting("order", "paid", "a", 9))
        .containsExactly(waits(order2, "paid", 1, "a"));
    assertThat(store.awaiting("order", "paid", "b", 9))
        .containsExactly(waits(order1, "paid", 2, "b"));
    assertThat(store.awaiting("order", "seen", "s", 9))
        .containsExactly(waits(order1, "seen", 1, "s"));

    store.commit( // of several in one commit the last one counts
        List.of(
            awaiting(order1, 5, waits(order1, "paid", 3, "c")),
            awaiting(order1, 6),
            awaiting(order2, 3),
            awaiting(order2, 4, waits(order2, "paid", 2, "a"))));
    assertThat(store.awaiting("order", "paid", "c", 9)).isEmpty();
    assertThat(store.awaiting("order", "seen", "s", 9)).isEmpty();
    assertThat(store.awaiting("order", "paid", "a", 9))
        .containsExactly(waits(order2, "paid", 2, "a"));
  }

  @Test
  void a_refused_commit_keeps_nothing_of_who_waits() {
    store.commit(List.of(created(order1, 1), awaiting(order1, 2, waits(order1, "paid", 1, "a"))));

    assertThatThrownBy(
            () ->
                store.commit(
                    List.of(
                        created(order2, 1),
                        awaiting(order2, 2, waits(order2, "paid", 1, "b")),
                        awaiting(order1, 2)))) // a used sequence
        .isInstanceOf(StoreRefusedException.class);

    assertThat(store.awaiting("order", "paid", "a", 9)).hasSize(1);
    assertThat(store.awaiting("order", "paid", "b", 9)).isEmpty();
  }

  @Test
  void purging_forgets_who_waited() {
    store.commit(
        List.of(
            created(ended(order1, InstanceState.FAILED), 1),
            awaiting(order1, 2, waits(order1, "paid", 1, "a")),
            created(order2, 1),
            awaiting(order2, 2, waits(order2, "paid", 1, "a"))));

    assertThat(store.purge(order1.createdAt().plusSeconds(61), 10)).isEqualTo(1);

    assertThat(store.awaiting("order", "paid", "a", 9))
        .containsExactly(waits(order2, "paid", 1, "a"));
  }

  private void assertOnlyFirstRowOfOrder1() {
    assertThat(store.unfinished()).containsExactly(order1);
    assertJournal(order1.id(), rows(order1.id(), 1, 1));
    assertThat(store.journal(order2.id())).isEmpty();
  }

  @Test
  void a_commit_of_nothing_does_nothing() {
    store.commit(List.of());
    store.commit(List.of(new Change(null, List.of())));

    assertThat(store.unfinished()).isEmpty();
  }

  @Test
  void the_first_secret_is_kept() throws Exception {
    assertThat(store.secret("one")).isEqualTo("one");
    assertThat(store.secret("two")).isEqualTo("one");
    restart();

    assertThat(store.secret("three")).isEqualTo("one");
  }

  @Test
  void a_net_is_kept_once_under_its_fingerprint() throws Exception {
    String text = "place \u00fc 🙂\n".repeat(50_000);
    store.putNet("f1", text);
    store.putNet("f2", "other");
    store.putNet("f1", text);
    restart();

    assertThat(store.net("f1")).contains(text);
    assertThat(store.net("f2")).contains("other");
    assertThat(store.net("f3")).isEmpty();
  }

  @Test
  void commits_and_reads_of_many_threads_do_not_disturb_each_other() throws Exception {
    int threads = 6;
    int commits = 40;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<UUID>> work = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        InstanceRow own = instance("order", "thread-" + t, t);
        work.add(() -> commitAndReadBack(own, commits));
      }
      for (Future<UUID> done : executor.invokeAll(work)) {
        assertJournal(done.get(), rows(done.get(), 1, commits));
      }
    } finally {
      executor.shutdownNow();
    }
    assertThat(store.unfinished()).hasSize(threads);
  }

  private UUID commitAndReadBack(InstanceRow own, int commits) {
    store.commit(List.of(created(own, 1)));
    for (int n = 2; n <= commits; n++) {
      store.commit(List.of(new Change(null, List.of(row(own.id(), n)))));
      assertThat(store.journal(own.id())).hasSize(n);
      assertThat(store.find(own.id())).contains(own);
    }
    return own.id();
  }

  @Test
  void events_of_all_instances_come_in_the_order_of_commits_page_by_page() throws Exception {
    assertThat(store.events(Position.START, 10)).isEmpty();
    store.commit(List.of(created(order2, 2), created(order1, 1)));
    store.commit(List.of(new Change(null, rows(order1.id(), 2, 4))));
    store.commit(List.of(new Change(null, rows(order2.id(), 3, 3))));
    List<FeedRow> before = store.events(Position.START, 100);
    restart();
    store.commit(List.of(new Change(null, rows(order1.id(), 5, 5))));

    assertThat(before)
        .extracting(row -> row.position().sequence())
        .hasSize(7)
        .endsWith(2L, 3L, 4L, 3L);
    for (int size = 1; size <= 9; size++) {
      List<String> read = new ArrayList<>();
      Position at = Position.START;
      for (List<FeedRow> page = store.events(at, size);
          !page.isEmpty();
          page = store.events(at, size)) {
        assertThat(page).hasSizeLessThanOrEqualTo(size);
        page.forEach(row -> read.add(row.key() + "." + row.position().sequence()));
        at = page.get(page.size() - 1).position();
      }
      assertThat(read.subList(0, 3)).containsExactlyInAnyOrder("2.1", "2.2", "1.1");
      assertThat(read.subList(3, 8)).containsExactly("1.2", "1.3", "1.4", "2.3", "1.5");
      assertThat(read).hasSize(8);
    }
    FeedRow first = before.get(before.size() - 1);
    JournalRow same = rows(order2.id(), 3, 3).get(0);
    assertThat(first.event()).isEqualTo(same.event());
    assertThat(first.kind()).isEqualTo(same.kind());
    assertThat(first.at()).isEqualTo(same.at());
    assertThat(first.flow()).isEqualTo("order");
  }

  @Test
  void the_events_of_what_was_purged_are_left_out() {
    store.commit(List.of(created(order1, 2), created(order2, 2)));
    Position at = store.events(Position.START, 1).get(0).position();
    InstanceRow end = ended(order1, InstanceState.FINISHED);
    store.commit(List.of(new Change(end, rows(order1.id(), 3, 3))));
    store.purge(end.endedAt().plusMillis(1), 10);
    store.commit(List.of(new Change(null, rows(order2.id(), 3, 3))));

    assertThat(store.events(Position.START, 10)).extracting(FeedRow::key).containsOnly("2");
    assertThat(store.events(at, 10)).extracting(FeedRow::key).contains("2").doesNotContain("1");
  }

  @Test
  void who_reads_events_beside_many_commits_misses_none_and_gets_none_twice() throws Exception {
    int threads = 6;
    int commits = 60;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<FeedRow> read = new ArrayList<>();
    try {
      List<Future<UUID>> work = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        InstanceRow own = instance("order", "thread-" + t, t);
        work.add(executor.submit(() -> commit(own, commits)));
      }
      Position at = Position.START;
      while (read.size() < threads * commits) {
        boolean done = work.stream().allMatch(Future::isDone);
        List<FeedRow> page = store.events(at, 7);
        assertThat(done && page.isEmpty()).as("complete with %d", read.size()).isFalse();
        read.addAll(page);
        at = page.isEmpty() ? at : page.get(page.size() - 1).position();
      }
      for (Future<UUID> each : work) {
        UUID id = each.get();
        assertThat(read.stream().map(FeedRow::position).filter(row -> row.instance().equals(id)))
            .extracting(Position::sequence)
            .containsExactlyElementsOf(LongStream.rangeClosed(1, commits).boxed().toList());
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private UUID commit(InstanceRow own, int commits) {
    for (int n = 1; n <= commits; n++) {
      store.commit(List.of(new Change(n == 1 ? own : null, List.of(row(own.id(), n)))));
    }
    return own.id();
  }

  @Test
  void an_interrupted_thread_commits_and_reads_and_stays_interrupted() {
    try {
      for (int n = 1; n <= 5; n++) {
        Thread.currentThread().interrupt();
        store.commit(List.of(new Change(n == 1 ? order1 : null, List.of(row(order1.id(), n)))));
        assertThat(store.find(order1.id())).contains(order1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
      }
    } finally {
      Thread.interrupted();
    }
    assertJournal(order1.id(), rows(order1.id(), 1, 5));
  }

  @Test
  void a_second_engine_is_refused_until_the_first_gives_the_store_back() throws Exception {
    assertThatThrownBy(() -> again(store).claim("engine B"))
        .isInstanceOf(StoreInUseException.class);
    store.commit(List.of(created(order1, 1)));

    restart();

    assertThat(store.find(order1.id())).contains(order1);
  }

  @Test
  void an_engine_cannot_claim_twice() {
    assertThatThrownBy(() -> store.claim("the test"))
        .isInstanceOf(StoreInUseException.class)
        .hasMessageContaining("the test");
  }

  @Test
  void a_closed_store_answers_nothing() {
    store.close();
    store.close();

    assertThatThrownBy(() -> store.commit(List.of(created(order1, 1))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("claim it");
    assertThatThrownBy(() -> store.unfinished()).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.net("f1")).isInstanceOf(StoreException.class);
  }

  @Test
  void a_closed_store_may_be_claimed_again() {
    store.commit(List.of(created(order1, 1)));
    store.close();
    store.claim("the test, again");

    assertThat(store.find(order1.id())).contains(order1);
  }

  /** Records with arrays have no useful equality, so the arrays are compared by content. */
  private void assertJournal(UUID instance, List<JournalRow> expected) {
    assertThat(store.journal(instance))
        .usingRecursiveComparison()
        .withEqualsForType(Arrays::equals, byte[].class)
        .isEqualTo(expected);
  }
}
