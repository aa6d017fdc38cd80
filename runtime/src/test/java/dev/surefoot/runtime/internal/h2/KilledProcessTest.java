package dev.surefoot.runtime.internal.h2;

import static dev.surefoot.runtime.spi.Rows.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreInUseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed while they commit. */
@Timeout(120)
class KilledProcessTest {
  private static final int ROUNDS = Integer.getInteger("surefoot.kills", 4);
  private static final long SEED = Long.getLong("surefoot.seed", 42);

  @TempDir Path folder;

  @Test
  void nothing_that_a_killed_process_acknowledged_is_lost() throws Exception {
    Random random = new Random(SEED);
    Path database = folder.resolve("store");
    int next = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int acknowledged = commitUntilKilled(database, next, 1 + random.nextInt(400));
      try (Store store = Stores.h2(database)) {
        store.claim("the test");
        assertWhole(store, acknowledged);
        next = store.unfinished().size();
        assertThat(next).as("round %d, seed %d", round, SEED).isGreaterThan(acknowledged);
      }
    }
  }

  /** The number of the last instance that the process acknowledged. */
  private static int commitUntilKilled(Path database, int first, int count) throws Exception {
    Process process = start(database, first);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int acknowledged = -1;
      for (int i = 0; i < count; i++) {
        acknowledged = number(out.readLine());
      }
      process.toHandle().destroyForcibly(); // unlike Process's own, leaves the pipe open
      for (String rest = out.readLine(); rest != null; rest = out.readLine()) {
        acknowledged = number(rest);
      }
      process.waitFor();
      return acknowledged;
    }
  }

  private static int number(String line) {
    assertThat(line).as("the child's output").matches("\\d+");
    return Integer.parseInt(line);
  }

  private static void assertWhole(Store store, int acknowledged) {
    for (InstanceRow found : store.unfinished()) {
      assertThat(store.journal(found.id())).hasSize(CommittingProcess.ROWS);
    }
    for (int number = 0; number <= acknowledged; number++) {
      InstanceRow expected = instance("order", "" + number, number);
      assertThat(store.find(expected.id())).contains(expected);
    }
  }

  @Test
  void a_store_is_refused_while_another_process_has_it_and_not_once_that_was_killed()
      throws Exception {
    Path database = folder.resolve("store");
    Process process = start(database, 0);
    try (Store store = Stores.h2(database)) {
      assertThat(process.getInputStream().read()).isEqualTo('0');
      assertThatThrownBy(() -> store.claim("the test"))
          .isInstanceOf(StoreInUseException.class)
          .hasMessageContaining("store.mv.db is in use by another process")
          .hasMessageContaining("stop that first, or name another file");

      process.destroyForcibly().waitFor();
      store.claim("the test");

      assertThat(store.find("order", "0")).isPresent();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Path database, int first) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            CommittingProcess.class.getName(),
            database.toString(),
            "" + first)
        .redirectErrorStream(true)
        .start();
  }
}
