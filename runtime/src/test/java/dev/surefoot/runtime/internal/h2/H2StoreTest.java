package dev.surefoot.runtime.internal.h2;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreContract;
import java.nio.file.Path;
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
}
