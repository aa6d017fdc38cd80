package dev.surefoot.runtime.internal.h2;

import static dev.surefoot.runtime.spi.Rows.created;
import static dev.surefoot.runtime.spi.Rows.instance;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Store;
import java.nio.file.Path;
import java.util.List;

/** A process that commits one instance after another, saying so after each, until it is killed. */
final class CommittingProcess {
  static final int ROWS = 3;

  private CommittingProcess() {}

  public static void main(String[] arguments) {
    Store store = Stores.h2(Path.of(arguments[0]));
    store.claim("the child process");
    for (int number = Integer.parseInt(arguments[1]); ; number++) {
      store.commit(List.of(created(instance("order", "" + number, number), ROWS)));
      System.out.println(number);
    }
  }
}
