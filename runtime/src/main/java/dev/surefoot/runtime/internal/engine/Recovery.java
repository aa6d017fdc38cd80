package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.RefusedInstance;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes live instances of what a store has unfinished, by replaying their journals. */
final class Recovery {
  private static final Tail NO_JOURNAL = new Tail(null, List.of());

  private final Host host;
  private final Store store;
  private final Map<String, Hosted<?, ?>> flows;

  Recovery(Host host, Store store, Map<String, Hosted<?, ?>> flows) {
    this.host = host;
    this.store = store;
    this.flows = flows;
  }

  /** The instances of rows; for those that cannot be loaded, the reason among the refused. */
  List<LiveInstance> load(List<InstanceRow> rows, List<RefusedInstance> refused) {
    List<InstanceRow> loadable = new ArrayList<>();
    for (InstanceRow row : rows) {
      String reason = refusal(row);
      if (reason == null) {
        loadable.add(row);
      } else {
        refused.add(new RefusedInstance(row.id(), row.flow(), row.key(), reason));
      }
    }
    Map<UUID, Tail> tails = store.tails(loadable.stream().map(InstanceRow::id).toList());
    List<LiveInstance> loaded = new ArrayList<>();
    for (InstanceRow row : loadable) {
      Hosted<?, ?> flow = Objects.requireNonNull(flows.get(row.flow()));
      try {
        Tail tail = tails.getOrDefault(row.id(), NO_JOURNAL);
        Snapshot snapshot = Loading.of(flow, row, tail);
        loaded.add(
            new LiveInstance(host, flow, snapshot == null ? whole(store, flow, row) : snapshot));
      } catch (StoreException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        String reason = "its journal does not fit this engine: " + e.getMessage();
        refused.add(new RefusedInstance(row.id(), row.flow(), row.key(), reason));
      }
    }
    return loaded;
  }

  /** With all its history. */
  static Snapshot whole(Store store, Hosted<?, ?> flow, InstanceRow row) {
    return Loading.replay(flow, row, store.journal(row.id()));
  }

  private @Nullable String refusal(InstanceRow row) {
    Hosted<?, ?> flow = flows.get(row.flow());
    if (flow == null) {
      return "its flow is not hosted; pass its BoundFlow to Engine.open";
    }
    return flow.fingerprint().equals(row.fingerprint())
        ? null
        : "its flow has changed since it was started: it runs on net "
            + row.fingerprint()
            + ", the engine hosts "
            + flow.fingerprint()
            + "; let an engine with the former flow bring it to its end";
  }
}
