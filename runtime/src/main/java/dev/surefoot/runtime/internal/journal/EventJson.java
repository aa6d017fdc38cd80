package dev.surefoot.runtime.internal.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.surefoot.runtime.event.Advance;
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
                  .addSerializer(OutcomeLine.class, new OutcomeLine.Writer())
                  .addDeserializer(OutcomeLine.class, new OutcomeLine.Reader())
                  .addSerializer(Created.class, new CreatedJson.Writer())
                  .addDeserializer(Created.class, new CreatedJson.Reader())
                  .addSerializer(Advance.class, new AdvanceJson.Writer())
                  .addDeserializer(Advance.class, new AdvanceJson.Reader())
                  .addSerializer(Handed.class, new HandedText.Writer())
                  .addDeserializer(Handed.class, new HandedText.Reader()))
          .build();

  private static final Map<String, Kind> NAMED = new HashMap<>();
  private static final Map<Class<?>, Kind> KINDS = new HashMap<>();

  /** What is found out about a kind when it first occurs; most never do in a process. */
  private static final class Kind {
    private final String name;
    private final Class<?> written;
    private volatile @Nullable ObjectWriter writer;
    private volatile @Nullable ObjectReader reader;

    Kind(String name, Class<?> written) {
      this.name = name;
      this.written = written;
    }

    ObjectWriter writer() {
      ObjectWriter known = writer;
      if (known == null) {
        known = MAPPER.writerFor(written);
        writer = known;
      }
      return known;
    }

    ObjectReader reader() {
      ObjectReader known = reader;
      if (known == null) {
        known = MAPPER.readerFor(written);
        reader = known;
      }
      return known;
    }
  }

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
    Kind kind = new Kind(name, written);
    NAMED.put(name, kind);
    KINDS.put(type, kind);
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
    return new JournalRow(instance, sequence, at, kind.name, json, value);
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
    Kind known = NAMED.get(kind);
    if (known == null) {
      String why = "its kind '" + kind + "' is unknown";
      throw new UnreadableJournalException(instance, sequence, why, null);
    }
    try {
      Object read = known.reader().readValue(json);
      return read instanceof OutcomeLine outcome ? outcome.at(at) : (Event) read;
    } catch (JacksonException e) {
      throw new UnreadableJournalException(instance, sequence, e.getOriginalMessage(), e);
    }
  }
}
