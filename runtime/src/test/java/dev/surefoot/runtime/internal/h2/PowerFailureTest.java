package dev.surefoot.runtime.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.internal.h2.RecordedDisk.Recording;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a store holds after the power failed, at random moments: every acknowledged commit whole,
 * and of the one that was on its way all or nothing. More moments, and other ones, with {@code
 * -Dsurefoot.images=5000 -Dsurefoot.seed=7}.
 */
class PowerFailureTest {
  private static final int IMAGES = Integer.getInteger("surefoot.images", 30);
  private static final long SEED = Long.getLong("surefoot.seed", 42);
  private static final int COMMITS = 400;
  private static final int HOUSEKEEPING_EVERY = 70;
  private static final List<String> SUFFIXES = List.of(".mv.db", ".redo");

  /** What the disk had of each file when this many commits had been acknowledged. */
  private record Moment(int acknowledged, Map<String, byte[]> images) {}

  /** The file system of the store, with a log that is full, and starts again, every few commits. */
  public static final class SmallLog extends WholeFlushFileSystem {
    static final String SCHEME = "smalllog:";

    @Override
    public String getScheme() {
      return "smalllog";
    }

    @Override
    long logLimit() {
      return 200_000;
    }
  }

  @TempDir Path folder;

  @BeforeAll
  static void registerDisk() {
    RecordedDisk.register();
    FilePath.register(new SmallLog());
  }

  @Test
  void what_was_acknowledged_is_there_though_nothing_after_the_last_flush_is() throws Exception {
    assertThat(losses(SmallLog.SCHEME, (disk, random) -> disk.atLastFlush(), IMAGES)).isEmpty();
  }

  @Test
  void what_was_acknowledged_is_there_though_the_last_writes_are_not() throws Exception {
    assertThat(losses(SmallLog.SCHEME, Recording::withFirstWrites, IMAGES)).isEmpty();
  }

  @Test
  void what_was_acknowledged_is_there_though_only_some_of_the_last_writes_are() throws Exception {
    assertThat(losses(SmallLog.SCHEME, Recording::withSomeWrites, IMAGES)).isEmpty();
  }

  @Test
  void what_was_acknowledged_is_there_though_the_last_writes_are_torn() throws Exception {
    assertThat(losses(SmallLog.SCHEME, Recording::withSomeSectors, IMAGES)).isEmpty();
  }

  /** The control: without our file system, H2 falls back behind what it flushed. */
  @Test
  void h2_alone_with_a_flush_after_each_commit_loses_what_was_acknowledged() throws Exception {
    assertThat(losses("", Recording::withSomeSectors, Math.max(IMAGES, 150))).isNotEmpty();
  }

  private List<String> losses(
      String scheme, BiFunction<Recording, Random, byte[]> failure, int images) throws Exception {
    Workload workload = new Workload(SEED, COMMITS);
    List<String> losses = new ArrayList<>();
    List<Moment> moments = moments(workload, scheme + RecordedDisk.SCHEME, failure, images);
    assertThat(moments).as("moments, seed %d", SEED).hasSizeGreaterThan(images / 2);
    for (int i = 0; i < moments.size(); i++) {
      loss(workload, moments.get(i), folder.resolve("image" + i))
          .ifPresent(loss -> losses.add("seed " + SEED + ", " + loss));
    }
    return losses;
  }

  private List<Moment> moments(
      Workload workload, String scheme, BiFunction<Recording, Random, byte[]> failure, int images)
      throws IOException {
    Random random = new Random(SEED);
    Path database = folder.toRealPath().resolve("store");
    List<Moment> moments = new ArrayList<>();
    int[] acknowledged = {0};
    Runnable perhapsFail =
        () -> {
          if (random.nextDouble() < images / (4.0 * COMMITS)) {
            Map<String, byte[]> files = new HashMap<>();
            for (String suffix : SUFFIXES) {
              files.put(suffix, failure.apply(RecordedDisk.of(Path.of(database + suffix)), random));
            }
            moments.add(new Moment(acknowledged[0], files));
          }
        };
    try (Store store = new H2Store(database, scheme, HOUSEKEEPING_EVERY)) {
      store.claim("the test");
      for (String suffix : SUFFIXES) {
        RecordedDisk.of(Path.of(database + suffix)).observe(perhapsFail);
      }
      for (int i = 0; i < COMMITS; i++) {
        store.commit(workload.commits().get(i));
        acknowledged[0] = i + 1;
        perhapsFail.run();
      }
    }
    return moments;
  }

  private static Optional<String> loss(Workload workload, Moment moment, Path database)
      throws IOException {
    for (String suffix : SUFFIXES) {
      byte[] image = moment.images().get(suffix);
      if (image.length > 0) {
        Files.write(Path.of(database + suffix), image);
      }
    }
    int first = moment.acknowledged();
    try (Store store = new H2Store(database)) {
      store.claim("the test");
      Optional<String> without = workload.differenceOf(store, first);
      return without.isEmpty()
              || workload.differenceOf(store, Math.min(first + 1, COMMITS)).isEmpty()
          ? Optional.empty()
          : Optional.of("after " + first + " commits: " + without.get());
    } catch (StoreException e) {
      return Optional.of("after " + first + " commits: " + e.getMessage());
    } finally {
      for (String suffix : SUFFIXES) {
        Files.deleteIfExists(Path.of(database + suffix));
      }
    }
  }
}
