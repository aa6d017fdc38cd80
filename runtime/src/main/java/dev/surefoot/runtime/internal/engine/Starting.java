package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.KeyTakenException;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import java.util.Map;
import java.util.Optional;

/**
 * Starts an instance once for each business key, however many start it at the same time: the first
 * to put it among the live ones asks the store whether it exists, the others wait for him.
 */
final class Starting {
  /** The first found it in the store; who waited for him is to look there too. */
  private static final class InStore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InStore() {
      super(null, null, false, false);
    }
  }

  private final Host host;
  private final Store store;
  private final Map<FlowKey, LiveInstance> live;

  Starting(Host host, Store store, Map<FlowKey, LiveInstance> live) {
    this.host = host;
    this.store = store;
    this.live = live;
  }

  Tracked start(Hosted<?, ?> flow, String key, byte[] input, boolean start) {
    FlowKey flowKey = new FlowKey(flow.name(), key);
    while (true) {
      LiveInstance mine = new LiveInstance(host, flow, host.newId(), key, null);
      LiveInstance other = live.putIfAbsent(flowKey, mine);
      try {
        return sameInput(other == null ? first(mine, flowKey, input, start) : joined(other), input);
      } catch (InStore e) {
        Optional<InstanceRow> row = store.find(flow.name(), key);
        if (row.isPresent()) {
          return sameInput(new StoredInstance(host, flow, row.get()), input);
        }
      }
    }
  }

  private Tracked first(LiveInstance mine, FlowKey key, byte[] input, boolean begin) {
    try {
      if (store.find(key.flow(), key.key()).isPresent()) {
        throw new InStore();
      }
    } catch (RuntimeException e) {
      live.remove(key, mine);
      mine.stop(e);
      throw e;
    }
    Occurrence start =
        new Occurrence.Start(key.flow(), key.key(), mine.hosted().fingerprint(), begin);
    host.threads().follow(mine.offer(new Message(start, input, null)));
    return joined(mine);
  }

  private Tracked joined(LiveInstance instance) {
    host.threads().await(instance.created());
    return instance;
  }

  private static Tracked sameInput(Tracked instance, byte[] input) {
    if (!instance.hasInput(input)) {
      InstanceRow row = instance.row();
      throw new KeyTakenException(
          "key '"
              + row.key()
              + "' of flow '"
              + row.flow()
              + "' belongs to instance "
              + row.id()
              + ", which was started with another input at "
              + row.createdAt()
              + "; use another key, or find(...) that instance",
          null);
    }
    return instance;
  }
}
