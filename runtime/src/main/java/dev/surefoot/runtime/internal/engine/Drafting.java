package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceListener.Happening;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.internal.core.Command;
import dev.surefoot.runtime.internal.core.Core;
import dev.surefoot.runtime.internal.core.Decision;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Guards;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.journal.EventJson;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.MissingDatumException;
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
  private final List<JournalRow> rows = new ArrayList<>(2);
  private final List<Command> commands = new ArrayList<>(2);
  private final List<Message> answered = new ArrayList<>(2);
  private final List<Event> events = new ArrayList<>(2);
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
    messages.forEach(this::decide);
    State after = Objects.requireNonNull(state);
    InstanceRow before = from == null ? null : from.row();
    InstanceRow row = RowDraft.of(instance, instance.options(), before, after, events, now);
    long durable = from == null ? 0 : from.sequence();
    SnapshotRow kept =
        Loading.keep(instance.id(), instance.hosted(), after, values, durable, sequence);
    boolean changed = row != before;
    return new Proposal(
        instance,
        new Change(changed ? row : null, rows, kept),
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
    Values known = known(message);
    Decision decision =
        Core.decide(instance.hosted().program(), state, message.occurrence(), asking(known));
    if (decision.refusal() != null) {
      message.fail(instance.refusal(decision.refusal()));
      return;
    }
    for (Event event : decision.events()) {
      boolean makes = makes(event);
      rows.add(
          EventJson.write(instance.id(), ++sequence, now, event, makes ? message.value() : null));
      values = makes ? known : values;
      events.add(event);
    }
    state = decision.state();
    commands.addAll(decision.commands());
    answered.add(message);
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
    if (occurrence instanceof Occurrence.Asked asked && asked.step() != null) {
      State now = Objects.requireNonNull(state);
      int id = now.decidable(instance.hosted().program(), asked.step());
      return id < 0 ? values : values.with(id, asked.data(), value);
    }
    return values.with(Env.INPUT, List.of(), value);
  }

  private static boolean makes(Event event) {
    return event instanceof Created
        || (event instanceof RequestAccepted asked && asked.request() == Request.SET_INPUT)
        || (event instanceof Outcome outcome && !outcome.keys().isEmpty());
  }

  private Guards asking(Values known) {
    return (outcome, env) -> {
      GuardCode guard = instance.hosted().guard(outcome);
      try {
        Data data = Data.of(instance.hosted().program(), instance.host().codec(), known, env);
        Object datum =
            data.find(guard.key()).orElseThrow(() -> new MissingDatumException(guard.key()));
        return guard.predicate().test(datum);
      } catch (Throwable e) { // whatever a guard throws is that choice's failure
        throw new Guards.Threw(e);
      }
    };
  }
}
