package dev.surefoot.runtime.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.CorrelationFailed;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.event.DeadlinePassed;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.FailPathBegun;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.LateRefused;
import dev.surefoot.runtime.event.NetChanged;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.OwnerChanged;
import dev.surefoot.runtime.event.PlanAdopted;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.ReservationDropped;
import dev.surefoot.runtime.event.RetryDue;
import dev.surefoot.runtime.event.RollbackBegun;
import dev.surefoot.runtime.event.RollbackOrder;
import dev.surefoot.runtime.event.Started;
import dev.surefoot.runtime.event.Submitted;
import dev.surefoot.runtime.event.TimerFired;
import dev.surefoot.runtime.event.TimerSet;
import dev.surefoot.runtime.event.UndoDone;
import dev.surefoot.runtime.event.UndoFailed;
import dev.surefoot.runtime.event.UndoSettled;
import dev.surefoot.runtime.event.WaitAnswered;
import dev.surefoot.runtime.event.WaitOpened;
import dev.surefoot.runtime.spi.JournalRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  private static final UUID ID = new UUID(1, 2);
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");
  private static final Failure FAILURE = new Failure("java.lang.Error", "", "at ...");
  private static final Advance ADVANCE =
      new Advance(
          List.of("check/yes", "both.split"),
          List.of(new ChoiceFailed("check", "yes", FAILURE, Policy.HOLD)),
          List.of(new Handed(2, "pack", 1, 1)),
          List.of(new Handed(1, "a#b.c d", 2, 3)),
          -1);

  private static final RollbackOrder ORDER =
      new RollbackOrder(PlanAdopted.Mode.TOKEN, 7, 9, true, false, false);

  static Stream<Event> everyKind() {
    return Stream.of(
        new Created("order", "1", "abc"),
        new Created("order", "1", "abc", ADVANCE),
        new Started(ADVANCE),
        new Outcome(1, 2, Outcome.Status.FAILED, "a.B", FAILURE, Policy.COMPENSATE, NOW, ADVANCE),
        new Outcome(
            1,
            2,
            Outcome.Status.SUCCEEDED,
            null,
            List.of(new Datum("a.B", 3), new Datum("a.C@name", 0)),
            null,
            null,
            NOW,
            ADVANCE),
        new Outcome(1, 2, Outcome.Status.CUT_OFF, null, null, null, null, Advance.NONE),
        new Outcome(
            1, 1, Outcome.Status.SUCCEEDED, null, null, null, NOW.plusSeconds(1), Advance.NONE),
        new Outcome(
            1, 1, Outcome.Status.SKIPPED, null, null, null, NOW.minusNanos(1), Advance.NONE),
        new Outcome(1, 1, Outcome.Status.FAILED, null, null, null, Instant.MIN, Advance.NONE),
        new Started(Advance.ofCalls(List.of(new Handed(3, "a#b", 1, 1), new Handed(4, "a", 1, 2)))),
        new RetryDue(1, 2, FAILURE, NOW, NOW.plusSeconds(1), false),
        new Submitted(1, 2, NOW, null, Advance.NONE),
        new Submitted(1, 2, NOW, NOW.plusSeconds(1), ADVANCE),
        new WaitOpened(1, "approval", 2, null, null),
        new WaitOpened(1, "approval", 2, NOW, "4711"),
        new CorrelationFailed("approval", FAILURE, Policy.HOLD),
        new WaitAnswered(1, "approval", 2, "a.B", "ann", ADVANCE),
        new WaitAnswered(0, "approval", 2, "a.B", "", Advance.NONE),
        new TimerSet(1, "cool-off", 2, NOW),
        new TimerFired(1, ADVANCE),
        new RequestAccepted(RequestAccepted.Request.RETRY, "ann", "", null, null, ADVANCE),
        new RequestAccepted(
            RequestAccepted.Request.PICK_BRANCH, "ann", "busy", "check", "yes", ADVANCE),
        new PlanAdopted(
            PlanAdopted.Mode.WHOLE, null, List.of(2, 1), List.of(3), List.of(), ADVANCE),
        new PlanAdopted(PlanAdopted.Mode.ANY, 7, List.of(), List.of(), List.of(8), Advance.NONE),
        new RollbackBegun(ORDER, List.of(7, 8), List.of("check"), "me", "because"),
        new RequestAccepted(
            RequestAccepted.Request.RESERVE,
            "me",
            "",
            null,
            null,
            ORDER,
            List.of(new Datum("a.B", 3)),
            Advance.NONE),
        new ReservationDropped("gone", Advance.NONE),
        new FailPathBegun(ADVANCE),
        new UndoDone(1, 2, NOW, ADVANCE),
        new UndoFailed(1, 2, FAILURE, null, false, Advance.NONE),
        new UndoFailed(
            1, 2, FAILURE, null, true, Advance.ofUndos(List.of(new Handed(1, "a", 1, 1)))),
        new UndoSettled(1, "ann", "paid back by hand", ADVANCE),
        new GoingBackEnded(GoingBackEnded.End.FAILED, List.of(3), Advance.NONE),
        new OwnerChanged(
            "engine",
            List.of(1),
            List.of(2),
            List.of(3),
            List.of(4),
            List.of(5),
            List.of(6),
            ADVANCE),
        new NetChanged("abc", "def"),
        new DeadlinePassed(),
        new LateRefused(1, 2, true, "SUCCEEDED"));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void an_event_reads_back_from_its_row(Event event) {
    JournalRow row = EventJson.write(ID, 1, NOW, event, null);
    assertThat(EventJson.read(row)).isEqualTo(event);
  }

  @Test
  void every_kind_is_tried() {
    Class<?>[] kinds = Objects.requireNonNull(Event.class.getPermittedSubclasses());
    assertThat(everyKind().map(Object::getClass).distinct().toList())
        .map(Class::getName)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(kinds).map(Class::getName).toList());
  }

  @Test
  void the_row_of_a_step_in_a_chain_is_short() {
    Event event =
        new Outcome(
            1,
            1,
            Outcome.Status.SUCCEEDED,
            "a.B",
            null,
            null,
            NOW.minusMillis(45),
            Advance.ofCalls(List.of(new Handed(2, "pack", 1, 1))));
    JournalRow row = EventJson.write(ID, 1, NOW, event, null);
    assertThat(new String(row.event(), StandardCharsets.UTF_8))
        .isEqualTo("{\"execution\":1,\"datum\":\"a.B\",\"took\":45,\"calls\":[\"2 pack\"]}");
  }

  @Test
  void a_journal_of_an_earlier_version_is_read() {
    assertThat(
            read(
                "outcome",
                "{'execution':1,'attempt':1,'status':'SUCCEEDED','datum':'a.B',"
                    + "'began':'2026-11-21T12:00:00.123Z','advance':{'calls':['2 pack#1.1']}}"))
        .isEqualTo(
            new Outcome(
                1,
                1,
                Outcome.Status.SUCCEEDED,
                "a.B",
                null,
                null,
                NOW,
                Advance.ofCalls(List.of(new Handed(2, "pack", 1, 1)))));
    assertThat(read("created", "{'flow':'order','key':'1','fingerprint':'abc'}"))
        .isEqualTo(new Created("order", "1", "abc"));
    Handed pack = new Handed(2, "pack", 3, 4);
    assertThat(
            read(
                "started",
                "{'advance':{'calls':[{'execution':2,'step':'pack','visit':3,'attempt':4}]}}"))
        .isEqualTo(new Started(Advance.ofCalls(List.of(pack))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack", "2 pack#1", "x pack#1.1", "2 pack#1.x", "2pack#1.1 "})
  void a_call_that_is_not_written_as_one_is_refused(String call) {
    assertThatThrownBy(() -> read("started", "{'advance':{'calls':['" + call + "']}}"))
        .isInstanceOf(UnreadableJournalException.class)
        .hasMessageContaining("2 pack#1.1");
  }

  private static Event read(String kind, String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return EventJson.read(new JournalRow(ID, 1, NOW, kind, bytes, null));
  }

  @Test
  void what_a_later_version_wrote_is_refused_by_row() {
    byte[] json =
        "{\"execution\":1,\"attempt\":1,\"mood\":\"good\"}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> EventJson.read(new JournalRow(ID, 7, NOW, "submitted", json, null)))
        .isInstanceOf(UnreadableJournalException.class)
        .hasMessageContaining("row 7 of instance " + ID)
        .hasMessageContaining("mood");
    assertThatThrownBy(() -> EventJson.read(new JournalRow(ID, 8, NOW, "danced", json, null)))
        .isInstanceOf(UnreadableJournalException.class)
        .hasMessageContaining("its kind 'danced' is unknown");
  }
}
