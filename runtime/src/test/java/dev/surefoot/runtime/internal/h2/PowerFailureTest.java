package dev.surefoot.runtime.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.internal.h2.RecordedDisk.Recording;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a store holds after the power failed, at random moments: every acknowledged commit whole,
 * and of the one that was on its way all or nothing. More moments, and other ones, with {@code
 * -Dsurefoot.images=5000 -Dsurefoot.seed=7}.
 */
class PowerFailureTest {
  private static final int IMAGES = Integer.getInteger("surefoot.images", 40);
  private static final long SEED = Long.getLong("surefoot.seed", 42);
  private static final int COMMITS = 400;

  /** What the disk had when this many commits had been acknowledged. */
  private record Moment(int acknowledged, byte[] image) {}

  @TempDir Path folder;

  @BeforeAll
  static void registerDisk() {
    RecordedDisk.register();
  }

  @Test
  void what_was_acknowledged_is_there_though_nothing_after_the_last_flush_is() throws Exception {
    assertKept((recording, random) -> recording.atLastFlush());
  }

  @Test
  void what_was_acknowledged_is_there_though_the_last_writes_are_not() throws Exception {
    assertKept(Recording::withFirstWrites);
  }

  private void assertKept(BiFunction<Recording, Random, byte[]> failure) throws Exception {
    Workload workload = new Workload(SEED, COMMITS);
    List<String> lost = new ArrayList<>();
    int number = 0;
    for (Moment moment : moments(workload, failure)) {
      loss(workload, moment, folder.resolve("image" + number++)).ifPresent(lost::add);
    }
    assertThat(number).as("images taken").isGreaterThan(IMAGES / 2);
    assertThat(lost).as("%d of %d images, seed %d", lost.size(), number, SEED).isEmpty();
  }

  private List<Moment> moments(Workload workload, BiFunction<Recording, Random, byte[]> failure)
      throws IOException {
    Random random = new Random(SEED);
    Path database = folder.toRealPath().resolve("store");
    Recording recording = RecordedDisk.of(folder.toRealPath().resolve("store.mv.db"));
    List<Moment> moments = new ArrayList<>();
    int[] acknowledged = {0};
    double odds = IMAGES / (4.0 * COMMITS);
    try (Store store = new H2Store(database, RecordedDisk.SCHEME, 7)) {
      store.claim("the test");
      recording.observe(
          () -> {
            if (random.nextDouble() < odds) {
              moments.add(new Moment(acknowledged[0], failure.apply(recording, random)));
            }
          });
      for (int i = 0; i < COMMITS; i++) {
        store.commit(workload.commits().get(i));
        acknowledged[0] = i + 1;
        if (random.nextDouble() < odds) {
          moments.add(new Moment(acknowledged[0], failure.apply(recording, random)));
        }
      }
    }
    return moments;
  }

  private static Optional<String> loss(Workload workload, Moment moment, Path database)
      throws IOException {
    Path file = Path.of(database + ".mv.db");
    Files.write(file, moment.image());
    try (Store store = new H2Store(database)) {
      store.claim("the test");
      int first = moment.acknowledged();
      return workload
          .differenceOf(store, first)
          .flatMap(
              without ->
                  workload.differenceOf(store, Math.min(first + 1, COMMITS)).map(with -> without))
          .map(difference -> "after " + first + " commits: " + difference);
    } catch (StoreException e) {
      return Optional.of("after " + moment.acknowledged() + " commits: " + e + e.getCause());
    } finally {
      Files.delete(file);
    }
  }
}
