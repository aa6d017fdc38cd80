package dev.surefoot.testing;

import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreLostException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one process sees of a store, killed before a commit is kept, or after and before it is
 * acknowledged; and what was acknowledged.
 */
final class CrashableStore extends CutOffStore {
  private final CrashPoints points;
  private final Map<UUID, Long> acknowledged;

  /**
   * Forwards to a store that survives the process.
   *
   * @param acknowledged how long the journal of each instance is at least, as the engine knows;
   *     outlives the process, too
   */
  CrashableStore(Store inner, CrashPoints points, Map<UUID, Long> acknowledged) {
    super(inner);
    this.points = points;
    this.acknowledged = acknowledged;
  }

  @Override
  public void commit(List<Change> changes) {
    refuseIfCutOff();
    String what = kinds(changes);
    killedAt("before the commit of " + what + " was kept");
    super.commit(changes);
    killedAt("after the commit of " + what + " was kept, before it was acknowledged");
    for (Change change : changes) {
      for (JournalRow row : change.rows()) {
        acknowledged.merge(row.instance(), row.sequence(), Math::max);
      }
    }
  }

  private void killedAt(String where) {
    if (points.kills(where)) {
      throw new StoreLostException("the process was killed " + where, null);
    }
  }

  private static String kinds(List<Change> changes) {
    return changes.stream()
        .flatMap(change -> change.rows().stream())
        .map(row -> row.kind() + " (row " + row.sequence() + ")")
        .toList()
        .toString();
  }
}
