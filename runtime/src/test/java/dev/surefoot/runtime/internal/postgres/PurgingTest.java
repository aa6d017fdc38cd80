package dev.surefoot.runtime.internal.postgres;

import static dev.surefoot.runtime.spi.Rows.created;
import static dev.surefoot.runtime.spi.Rows.ended;
import static dev.surefoot.runtime.spi.Rows.instance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.PostgresServer;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgingTest {
  @Test
  void what_ended_among_much_that_has_not_is_deleted_in_batches_and_again_later() throws Exception {
    List<InstanceRow> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(instance("order", "k" + i, i / 4)); // some at the same time
    }
    try (Store store = Stores.postgres(PostgresServer.shared().emptySchema())) {
      store.claim("the test");
      store.commit(rows.stream().map(row -> created(row, 2)).toList());
      end(store, rows, 3);
      Instant later = rows.get(0).createdAt().plusSeconds(3600);

      assertThat(store.purge(later, 2)).isEqualTo(2);
      assertThat(store.purge(later.plusMillis(1), 3)).isEqualTo(3); // another one's
      assertThat(store.purge(later, 2)).isEqualTo(2);
      assertThat(store.purge(later, 2)).isZero();
      assertThat(store.list(InstanceFilter.ALL, 1, 100).total()).isEqualTo(13);

      end(store, rows, 7); // what has come before is not passed over
      assertThat(store.purge(later, 2)).isEqualTo(2);
      assertThat(store.purge(later, 2)).isZero();
      assertThat(store.unfinished()).hasSize(11);
    }
  }

  /** Those of each so many that are still there. */
  private static void end(Store store, List<InstanceRow> rows, int each) {
    List<Change> ends = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += each) {
      if (store.find(rows.get(i).id()).isPresent()) {
        ends.add(new Change(ended(rows.get(i), InstanceState.FINISHED), List.of()));
      }
    }
    store.commit(ends);
  }
}
