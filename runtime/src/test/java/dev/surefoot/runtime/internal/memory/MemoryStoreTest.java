package dev.surefoot.runtime.internal.memory;

import static dev.surefoot.runtime.spi.Rows.created;
import static dev.surefoot.runtime.spi.Rows.instance;
import static dev.surefoot.runtime.spi.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreContract;
import dev.surefoot.runtime.spi.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {
  @Override
  protected Store empty() {
    return Stores.memory();
  }

  @Override
  protected Store again(Store closed) {
    return closed;
  }

  @Test
  void a_gap_in_a_journal_is_refused() {
    InstanceRow order = instance("order", "1", 0);
    try (Store store = Stores.memory()) {
      store.claim("the test");
      store.commit(List.of(created(order, 1)));

      assertThatThrownBy(() -> store.commit(List.of(new Change(null, rows(order.id(), 3, 3)))))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("has 1 rows, row 3 cannot be appended");
      assertThat(store.journal(order.id())).hasSize(1);
    }
  }
}
