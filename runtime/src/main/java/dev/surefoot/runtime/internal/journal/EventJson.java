package dev.surefoot.runtime.internal.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.surefoot.runtime.event.CorrelationFailed;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.DeadlinePassed;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.FailPathBegun;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.LateRefused;
import dev.surefoot.runtime.event.NetChanged;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.OwnerChanged;
import dev.surefoot.runtime.event.PlanAdopted;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.ReservationDropped;
import dev.surefoot.runtime.event.RetryDue;
import dev.surefoot.runtime.event.RollbackBegun;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Events as JSON and back. The kind of a row says which event it is; what a later version wrote and
 * this one does not know is an error. Empty lists are left out.
 */
public final class EventJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .withConfigOverride(
              List.class,
              override ->
                  override.setInclude(
                      JsonInclude.Value.construct(
                          JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
          .addModule(
              new SimpleModule()
                  .addSerializer(Handed.class, new HandedText.Writer())
                  .addDeserializer(Handed.class, new HandedText.Reader()))
          .build();

  private static final Map<String, ObjectReader> READERS = new HashMap<>();
  private static final Map<Class<?>, Kind> KINDS = new HashMap<>();

  private record Kind(String name, ObjectWriter writer) {}

  static {
    kind("created", Created.class);
    kind("started", Started.class);
    kind("outcome", Outcome.class, OutcomeLine.class);
    kind("retry-due", RetryDue.class);
    kind("submitted", Submitted.class);
    kind("wait-opened", WaitOpened.class);
    kind("wait-answered", WaitAnswered.class);
    kind("correlation-failed", CorrelationFailed.class);
    kind("timer-set", TimerSet.class);
    kind("timer-fired", TimerFired.class);
    kind("request-accepted", RequestAccepted.class);
    kind("rollback-begun", RollbackBegun.class);
    kind("reservation-dropped", ReservationDropped.class);
    kind("fail-path-begun", FailPathBegun.class);
    kind("plan-adopted", PlanAdopted.class);
    kind("undo-done", UndoDone.class);
    kind("undo-failed", UndoFailed.class);
    kind("undo-settled", UndoSettled.class);
    kind("going-back-ended", GoingBackEnded.class);
    kind("owner-changed", OwnerChanged.class);
    kind("net-changed", NetChanged.class);
    kind("deadline-passed", DeadlinePassed.class);
    kind("late-refused", LateRefused.class);
  }

  private EventJson() {}

  private static void kind(String name, Class<? extends Event> type) {
    kind(name, type, type);
  }

  private static void kind(String name, Class<? extends Event> type, Class<?> written) {
    READERS.put(name, MAPPER.readerFor(written));
    KINDS.put(type, new Kind(name, MAPPER.writerFor(written)));
  }

  /** The row of an event. */
  public static JournalRow write(
      UUID instance, long sequence, Instant at, Event event, byte @Nullable [] value) {
    Kind kind = KINDS.get(event.getClass());
    if (kind == null) {
      throw new IllegalStateException(event.getClass() + " has no kind");
    }
    Object written = event instanceof Outcome outcome ? OutcomeLine.of(outcome, at) : event;
    byte[] json = kind.writer().writeValueAsBytes(written);
    return new JournalRow(instance, sequence, at, kind.name(), json, value);
  }

  /**
   * The event of a row.
   *
   * @throws UnreadableJournalException if this version cannot read it
   */
  public static Event read(JournalRow row) {
    return read(row.instance(), row.sequence(), row.at(), row.kind(), row.event());
  }

  /** As {@link #read(JournalRow)}, of a row in the feed. */
  public static Event read(UUID instance, long sequence, Instant at, String kind, String json) {
    return read(instance, sequence, at, kind, json.getBytes(StandardCharsets.UTF_8));
  }

  private static Event read(UUID instance, long sequence, Instant at, String kind, byte[] json) {
    ObjectReader reader = READERS.get(kind);
    if (reader == null) {
      String why = "its kind '" + kind + "' is unknown";
      throw new UnreadableJournalException(instance, sequence, why, null);
    }
    try {
      Object read = reader.readValue(json);
      return read instanceof OutcomeLine outcome ? outcome.event(at) : (Event) read;
    } catch (JacksonException e) {
      throw new UnreadableJournalException(instance, sequence, e.getOriginalMessage(), e);
    }
  }
}
