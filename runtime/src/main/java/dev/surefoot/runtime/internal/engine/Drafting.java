package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceListener.Happening;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.event.Submitted;
import dev.surefoot.runtime.event.WaitAnswered;
import dev.surefoot.runtime.internal.core.Command;
import dev.surefoot.runtime.internal.core.Core;
import dev.surefoot.runtime.internal.core.Decision;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Kept;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.Program;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.journal.EventJson;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.SnapshotRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the occurrences that wait for an instance into one proposal, by asking the core. */
final class Drafting {
  private final LiveInstance instance;
  private final @Nullable Snapshot from;
  private final Instant now;
  private List<JournalRow> rows = List.of();
  private List<Command> commands = List.of();
  private List<Message> answered = List.of();
  private List<Event> events = List.of();
  private final boolean listened;
  private @Nullable State state;
  private Values values;
  private long sequence;

  Drafting(LiveInstance instance, @Nullable Snapshot from) {
    this.instance = instance;
    this.from = from;
    this.now = instance.host().now();
    this.listened = instance.host().isListenedTo();
    this.state = from == null ? null : from.state();
    this.values = from == null ? Values.NONE : from.values();
    this.sequence = from == null ? 0 : from.sequence();
  }

  Proposal decide(List<Message> messages) {
    for (int i = 0; i < messages.size(); i++) {
      decide(messages.get(i));
    }
    State after = Objects.requireNonNull(state);
    InstanceRow before = from == null ? null : from.row();
    InstanceRow row =
        before != null && events.isEmpty()
            ? before
            : RowDraft.of(instance, instance.options(), before, after, events, now);
    long durable = from == null ? 0 : from.sequence();
    SnapshotRow kept =
        Loading.keep(instance.id(), instance.hosted(), after, values, durable, sequence);
    boolean changed = row != before;
    return new Proposal(
        instance,
        new Change(changed ? row : null, rows, kept, Correlations.changed(instance, from, after)),
        new Snapshot(after, values, sequence, row),
        commands,
        happened(row),
        answered);
  }

  /** The events, if anybody listens. */
  private List<Happening> happened(InstanceRow row) {
    if (!listened) {
      return List.of();
    }
    List<Happening> happened = new ArrayList<>(events.size());
    long next = sequence - events.size();
    for (Event event : events) {
      happened.add(new Happening(row.id(), row.flow(), row.key(), ++next, now, event, row.state()));
    }
    return happened;
  }

  private void decide(Message message) {
    Asking asking = new Asking(instance, known(message));
    Decision decision =
        Core.decide(instance.hosted().program(), state, message.occurrence(), asking, now);
    if (decision.refusal() != null) {
      message.fail(instance.refusal(decision.refusal()));
      return;
    }
    byte @Nullable [] value = message.value();
    boolean used = false;
    List<Event> decided = decision.events();
    events = events.isEmpty() ? decided : joined(events, decided);
    for (int i = 0; i < decided.size(); i++) {
      Event event = decided.get(i);
      boolean makes = !used && makes(event);
      used |= makes;
      boolean gives = gives(event);
      byte @Nullable [] datum = makes || gives ? value : null;
      List<JournalRow> row = List.of(EventJson.write(instance.id(), ++sequence, now, event, datum));
      rows = rows.isEmpty() ? row : joined(rows, row);
      if (gives && value != null) {
        values = values.giving((RequestAccepted) event, value);
      }
    }
    values = asking.taken(used ? asking.known() : values);
    state = decision.state();
    commands = commands.isEmpty() ? decision.commands() : joined(commands, decision.commands());
    if (message.reply() != null) {
      answered = answered.isEmpty() ? new ArrayList<>(2) : answered;
      answered.add(message);
    }
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** The values, with the one that came with a message. */
  private Values known(Message message) {
    byte @Nullable [] value = message.value();
    if (value == null) {
      return values;
    }
    Occurrence occurrence = message.occurrence();
    if (occurrence instanceof Occurrence.Answered answer) {
      return values.with(answer.execution(), answer.data(), value);
    }
    if (occurrence instanceof Occurrence.SubmittedNow submitted) {
      return values.withHandle(submitted.execution(), value);
    }
    if (occurrence instanceof Occurrence.Completed completed) {
      return known(completed, value);
    }
    if (occurrence instanceof Occurrence.RollbackAsked
        || (occurrence instanceof Occurrence.Asked retry
            && retry.request() == Request.RETRY_UNDOS)) {
      return values; // it is given for one call, and no other knows it
    }
    if (occurrence instanceof Occurrence.Asked asked && asked.step() != null) {
      State now = Objects.requireNonNull(state);
      int id = now.decidable(instance.hosted().program(), asked.step());
      return id < 0 ? values : values.with(id, asked.data(), value);
    }
    return values.with(Env.INPUT, List.of(), value);
  }

  /** The answer of the await that waits now, or one that is kept. */
  private Values known(Occurrence.Completed completed, byte[] value) {
    Program program = instance.hosted().program();
    int id = Objects.requireNonNull(state).answered(program, completed);
    return id >= 0
        ? values.with(id, List.of(), value)
        : values.keeping(new Kept(program.awaitOf(completed.await()), completed.visit()), value);
  }

  private static boolean gives(Event event) {
    return event instanceof RequestAccepted asked && !asked.data().isEmpty();
  }

  private static boolean makes(Event event) {
    return event instanceof Created
        || event instanceof Submitted
        || event instanceof WaitAnswered
        || (event instanceof RequestAccepted asked && asked.request() == Request.SET_INPUT)
        || (event instanceof Outcome outcome && !outcome.keys().isEmpty());
  }
}
