package dev.surefoot.runtime.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Rows;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  protected Store empty() {
    return Stores.h2(folder.resolve("store"));
  }

  @Override
  protected Store again(Store closed) {
    return Stores.h2(folder.resolve("store"));
  }

  @Test
  void many_small_commits_leave_a_file_of_a_few_times_its_content() throws Exception {
    int commits = 4_000;
    try (Store store = Stores.h2(folder.resolve("small"))) {
      store.claim("the test");
      for (int n = 0; n < commits; n++) {
        store.commit(List.of(Rows.created(Rows.instance("order", "" + n, n), 1)));
      }
    }
    assertThat(Files.size(folder.resolve("small.mv.db")))
        .isLessThan(12_000_000); // 19 without housekeeping
  }
}
