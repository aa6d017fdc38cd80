package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Execution;
import dev.surefoot.runtime.internal.core.Ints;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.spi.CorrelationRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys by which the awaits of an instance are found that are open. */
final class Correlations {
  private Correlations() {}

  /** Those after a decision; null if they are the same as before it. */
  static @Nullable List<CorrelationRow> changed(
      LiveInstance instance, @Nullable Snapshot before, State after) {
    State was = before == null ? null : before.state();
    if (after.pending().isEmpty() && (was == null || was.pending().isEmpty())) {
      return null;
    }
    List<CorrelationRow> now = open(instance, after);
    return now.equals(was == null ? List.of() : open(instance, was)) ? null : now;
  }

  private static List<CorrelationRow> open(LiveInstance instance, State state) {
    List<CorrelationRow> open = new ArrayList<>();
    Ints pending = state.pending();
    for (int i = 0; i < pending.size(); i++) {
      Execution execution = state.execution(pending.at(i));
      String key = execution.correlation();
      if (key != null) {
        String await = instance.hosted().program().step(execution.transition());
        open.add(
            new CorrelationRow(
                instance.id(), instance.hosted().name(), await, execution.visit(), key));
      }
    }
    return open;
  }
}
