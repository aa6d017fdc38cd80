package dev.surefoot.runtime.internal.engine;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The instances that only wait and are still in memory whole: some at most, those that came to rest
 * last. Safe for use by many threads.
 */
final class Residents {
  private final int most;

  /** In the order in which they came to rest; guarded by this. */
  private final Set<LiveInstance> resting = new LinkedHashSet<>();

  Residents(int most) {
    this.most = most;
  }

  /** One came to rest; gives one that is to sleep for it, or null. */
  synchronized @Nullable LiveInstance add(LiveInstance instance) {
    resting.remove(instance);
    resting.add(instance);
    if (resting.size() <= most) {
      return null;
    }
    Iterator<LiveInstance> each = resting.iterator();
    LiveInstance eldest = each.next();
    each.remove();
    return eldest;
  }

  /** One has ended, or is not run any more. */
  synchronized void remove(LiveInstance instance) {
    resting.remove(instance);
  }
}
