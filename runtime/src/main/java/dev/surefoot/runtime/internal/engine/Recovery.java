package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.RefusedInstance;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.Submitted;
import dev.surefoot.runtime.event.WaitAnswered;
import dev.surefoot.runtime.internal.core.Core;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Kept;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.journal.EventJson;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.Store;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes live instances of what a store has unfinished, by replaying their journals. */
final class Recovery {
  private final Host host;
  private final Store store;
  private final Map<String, Hosted<?, ?>> flows;

  Recovery(Host host, Store store, Map<String, Hosted<?, ?>> flows) {
    this.host = host;
    this.store = store;
    this.flows = flows;
  }

  /** The instance of a row; or null, and the reason among the refused. */
  @Nullable LiveInstance load(InstanceRow row, List<RefusedInstance> refused) {
    Hosted<?, ?> flow = flows.get(row.flow());
    String reason;
    if (flow == null) {
      reason = "its flow is not hosted; pass its BoundFlow to Engine.open";
    } else if (!flow.fingerprint().equals(row.fingerprint())) {
      reason =
          "its flow has changed since it was started: it runs on net "
              + row.fingerprint()
              + ", the engine hosts "
              + flow.fingerprint()
              + "; let an engine with the former flow bring it to its end";
    } else {
      try {
        Snapshot snapshot = replay(flow, row, store.journal(row.id()));
        return new LiveInstance(host, flow, snapshot);
      } catch (RuntimeException e) {
        reason = "its journal does not fit this engine: " + e.getMessage();
      }
    }
    refused.add(new RefusedInstance(row.id(), row.flow(), row.key(), reason));
    return null;
  }

  /** What a journal has made of an instance. */
  static Snapshot replay(Hosted<?, ?> flow, InstanceRow row, List<JournalRow> journal) {
    State state = null;
    Values values = Values.NONE;
    for (JournalRow line : journal) {
      Event event = EventJson.read(line);
      state = Core.apply(flow.program(), state, event);
      values = values(flow, values, event, line.value());
    }
    if (state == null) {
      throw new IllegalStateException("it has no journal");
    }
    return new Snapshot(state, values, journal.get(journal.size() - 1).sequence(), row);
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
    if (event instanceof Created || event instanceof RequestAccepted) {
      return before.with(Env.INPUT, List.of(), value);
    }
    throw new IllegalStateException("a " + event.getClass().getSimpleName() + " makes no datum");
  }
}
