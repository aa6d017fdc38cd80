package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.RefusedInstance;
import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.InstanceRow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The instances that an engine has in memory, and those that it leaves untouched. Safe for use by
 * many threads.
 */
final class Population {
  private final Map<BusinessKey, LiveInstance> live = new ConcurrentHashMap<>();
  private final List<RefusedInstance> refused = new CopyOnWriteArrayList<>();

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
    refused.add(new RefusedInstance(row.id(), row.flow(), row.key(), reason));
  }

  List<RefusedInstance> refused() {
    return List.copyOf(refused);
  }

  @Nullable RefusedInstance refusedWith(InstanceRow row) {
    return refused.stream().filter(one -> one.id().equals(row.id())).findFirst().orElse(null);
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
