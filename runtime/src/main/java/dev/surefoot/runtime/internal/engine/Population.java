package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.RefusedInstance;
import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.InstanceRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The instances that an engine has in memory, and those that it leaves untouched. Safe for use by
 * many threads.
 */
final class Population {
  private final Map<BusinessKey, LiveInstance> live = new ConcurrentHashMap<>();

  /** In the order in which they were found; guarded by itself. */
  private final Map<UUID, RefusedInstance> refused = new LinkedHashMap<>();

  /** Those in memory; who puts one in first has it. */
  Map<BusinessKey, LiveInstance> live() {
    return live;
  }

  void add(LiveInstance instance) {
    live.put(key(instance), instance);
  }

  void remove(LiveInstance instance) {
    live.remove(key(instance), instance);
  }

  private static BusinessKey key(LiveInstance instance) {
    return new BusinessKey(instance.hosted().name(), instance.key());
  }

  void stopAll(RuntimeException why) {
    live.values().forEach(instance -> instance.stop(why));
  }

  void refuse(InstanceRow row, String reason) {
    RefusedInstance one = new RefusedInstance(row.id(), row.flow(), row.key(), reason);
    synchronized (refused) {
      refused.put(row.id(), one);
    }
  }

  List<RefusedInstance> refused() {
    synchronized (refused) {
      return List.copyOf(refused.values());
    }
  }

  @Nullable RefusedInstance refusedWith(InstanceRow row) {
    synchronized (refused) {
      return refused.get(row.id());
    }
  }

  /** Says of what was handed out and never called that it was not, so that it is not lost. */
  void giveBack() {
    for (LiveInstance instance : live.values()) {
      Message message = instance.calls().givenBack();
      if (message != null) {
        Work next = instance.offer(message);
        while (next != null) {
          next = next.run();
        }
      }
    }
  }
}
