package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.Submitted;
import dev.surefoot.runtime.event.WaitAnswered;
import dev.surefoot.runtime.internal.core.Core;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Forward;
import dev.surefoot.runtime.internal.core.Ints;
import dev.surefoot.runtime.internal.core.Kept;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.core.Vec;
import dev.surefoot.runtime.internal.journal.EventJson;
import dev.surefoot.runtime.internal.journal.StateJson;
import dev.surefoot.runtime.internal.journal.StateJson.Content;
import dev.surefoot.runtime.internal.journal.StateJson.Early;
import dev.surefoot.runtime.internal.journal.StateJson.Made;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.SnapshotRow;
import dev.surefoot.runtime.spi.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a journal has made of an instance: by replaying all of it, or by replaying what came after a
 * snapshot. A snapshot has what is needed to go forward; who needs more loads all.
 */
final class Loading {
  /** So many rows of a journal are between two snapshots. */
  static final int EVERY = 500;

  /** A snapshot with copies of more data than this is not worth its room. */
  private static final int MOST_BYTES = 64 * 1024;

  private Loading() {}

  /**
   * What can be loaded of an instance.
   *
   * @return null if the snapshot cannot be read here, and all has to be replayed
   */
  static @Nullable Snapshot of(Hosted<?, ?> flow, InstanceRow row, Tail tail) {
    SnapshotRow snapshot = tail.snapshot();
    if (snapshot == null) {
      return replay(flow, row, tail.rows());
    }
    Content content = StateJson.read(snapshot.state());
    if (content == null || !content.fingerprint().equals(flow.fingerprint())) {
      return null;
    }
    Map<Integer, Values.@Nullable Made> made = new TreeMap<>();
    State state = content.state();
    Forward.makers(state).list().forEach(maker -> made.put(maker, null));
    for (Made one : content.made()) {
      made.put(one.maker(), new Values.Made(one.data(), one.bytes(), one.handle()));
    }
    Map<Kept, byte[]> early =
        content.early().stream().collect(Collectors.toMap(Early::await, Early::bytes));
    Values values = new Values(Vec.sparse(state.executions().size() + 1, made), early, Map.of());
    long sequence = snapshot.sequence();
    return replay(flow, tail.rows(), new Snapshot(state, values, sequence, row));
  }

  /** With the texts of its flow, which many instances share, in place of copies. */
  static InstanceRow shared(Hosted<?, ?> flow, InstanceRow row, List<String> waitsAt) {
    return new InstanceRow(
        row.id(),
        flow.name(),
        row.key(),
        flow.fingerprint(),
        row.state(),
        row.createdAt(),
        row.endedAt(),
        row.options(),
        row.overdue(),
        waitsAt,
        row.error(),
        row.rest());
  }

  /** What a whole journal has made of an instance. */
  static Snapshot replay(Hosted<?, ?> flow, InstanceRow row, List<JournalRow> journal) {
    if (journal.isEmpty()) {
      throw new IllegalStateException("it has no journal");
    }
    JournalRow first = journal.get(0);
    State created = Core.apply(flow.program(), null, EventJson.read(first));
    byte @Nullable [] input = first.value();
    Values values = input == null ? Values.NONE : Values.NONE.with(Env.INPUT, List.of(), input);
    return replay(flow, journal.subList(1, journal.size()), new Snapshot(created, values, 1, row));
  }

  private static Snapshot replay(Hosted<?, ?> flow, List<JournalRow> journal, Snapshot from) {
    State state = from.state();
    Values values = from.values();
    for (JournalRow line : journal) {
      Event event = EventJson.read(line);
      state = Core.apply(flow.program(), state, event);
      values = values(flow, values, event, line.value());
    }
    long sequence = from.sequence() + journal.size();
    return new Snapshot(state, values, sequence, from.row());
  }

  private static Values values(
      Hosted<?, ?> flow, Values before, Event event, byte @Nullable [] value) {
    if (event instanceof WaitAnswered answered) {
      Kept kept = new Kept(flow.program().awaitOf(answered.await()), answered.visit());
      return value == null
          ? before.taking(kept, answered.execution())
          : answered.comesEarly()
              ? before.keeping(kept, value)
              : before.with(answered.execution(), List.of(), value);
    }
    if (value == null) {
      return before;
    }
    if (event instanceof Outcome outcome) {
      return before.with(outcome.execution(), outcome.data(), value);
    }
    if (event instanceof Submitted submitted) {
      return before.withHandle(submitted.execution(), value);
    }
    if (event instanceof RequestAccepted asked && !asked.data().isEmpty()) {
      return before.giving(asked, value);
    }
    if (event instanceof Created || event instanceof RequestAccepted) {
      return before.with(Env.INPUT, List.of(), value);
    }
    throw new IllegalStateException("a " + event.getClass().getSimpleName() + " makes no datum");
  }

  /**
   * A snapshot to be kept, if there is to be one; else null.
   *
   * @param before the last row that is durable already
   */
  static @Nullable SnapshotRow keep(
      UUID instance, Hosted<?, ?> flow, State state, Values values, long before, long sequence) {
    if (before / EVERY == sequence / EVERY || !Forward.isSo(state) || !values.given().isEmpty()) {
      return null;
    }
    List<Made> made = new ArrayList<>();
    Ints makers = Forward.makers(state);
    for (int i = 0; i < makers.size(); i++) {
      Values.Made one = values.made(makers.at(i));
      if (one != null) {
        made.add(new Made(makers.at(i), one.data(), one.bytes(), one.handle()));
      }
    }
    List<Early> early = new ArrayList<>();
    values.kept().forEach((await, bytes) -> early.add(new Early(await, bytes)));
    return isTooMuch(made, early)
        ? null
        : new SnapshotRow(
            instance,
            sequence,
            StateJson.write(new Content(flow.fingerprint(), state, made, early)));
  }

  private static boolean isTooMuch(List<Made> made, List<Early> early) {
    long bytes = 0;
    for (Made one : made) {
      bytes += length(one.bytes()) + length(one.handle());
    }
    for (Early one : early) {
      bytes += one.bytes().length;
    }
    return bytes > MOST_BYTES;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
