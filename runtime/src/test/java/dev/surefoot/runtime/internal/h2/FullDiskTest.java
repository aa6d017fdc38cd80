package dev.surefoot.runtime.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.EngineStatus;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.EngineLog;
import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is really full: a small file system of its own, where this user may mount one. */
class FullDiskTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int BLOCK = 4096;
  private static final int MANY = 20;

  @RegisterExtension final EngineLog said = new EngineLog();

  @TempDir Path folder;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    mounted = isRoot && run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder.toString());
    assumeTrue(mounted, "skipped: this user may not mount a small file system");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", folder.toString());
    }
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  /** Each leaves another room, so that another write is the first that fails. */
  @ParameterizedTest
  @ValueSource(ints = {0, 7, 30, 61})
  void an_engine_pauses_while_the_disk_is_full_and_loses_nothing(int blocksLeft) throws Exception {
    BoundFlow<String, Void> flow = Script.of(new Flows.Chain(), String.class).bind();
    Path ballast = folder.resolve("ballast");
    try (Engine engine = Engine.open(Stores.h2(folder.resolve("store")), flow)) {
      engine.start(flow, "before", "in").result(LONG);
      fill(ballast, blocksLeft);
      CompletableFuture<Boolean> meanwhile =
          CompletableFuture.supplyAsync(() -> many(engine, flow));
      while (engine.status() != EngineStatus.PAUSED) {
        Thread.onSpinWait();
      }
      assertThat(said.lines())
          .anySatisfy(
              line -> assertThat(line).contains("pauses").contains("No space left on device"));
      assertThat(meanwhile).isNotDone();

      Files.delete(ballast);
      meanwhile.get();
      engine.start(flow, "after", "in").result(LONG);
      assertThat(engine.status()).isEqualTo(EngineStatus.OPEN);
    }
    try (Engine engine = Engine.open(Stores.h2(folder.resolve("store")), flow)) {
      InstanceFilter finished = InstanceFilter.ALL.withStates(InstanceState.FINISHED);
      assertThat(engine.list(finished, 1, 10).total()).isEqualTo(MANY + 2);
    }
  }

  private static boolean many(Engine engine, BoundFlow<String, Void> flow) {
    for (int i = 0; i < MANY; i++) {
      engine.start(flow, "meanwhile " + i, "x".repeat(20_000)).ended().toCompletableFuture().join();
    }
    return true;
  }

  private static void fill(Path file, int blocksLeft) throws IOException {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
    try (FileChannel full = FileChannel.open(file, StandardOpenOption.WRITE)) {
      full.truncate(full.size() - blocksLeft * (long) BLOCK);
    }
  }
}
