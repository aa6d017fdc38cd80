package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;

/** What is in memory is what the journal says. */
public final class ReplayCheck {
  private ReplayCheck() {}

  /** Replays the journal of an instance, if its engine holds it; nothing may be under way. */
  public static void check(Instance<?> instance) {
    if (((Handle<?>) instance).tracked instanceof LiveInstance live) {
      check(live, live.host().store());
    }
  }

  static void check(LiveInstance live, Store store) {
    Snapshot snapshot = live.snapshot();
    InstanceRow row = store.find(live.id()).orElseThrow();
    Snapshot replayed = Loading.replay(live.hosted(), row, store.journal(row.id()));
    assertThat(replayed.state()).isEqualTo(snapshot.state());
    assertThat(row).isEqualTo(snapshot.row());
  }
}
