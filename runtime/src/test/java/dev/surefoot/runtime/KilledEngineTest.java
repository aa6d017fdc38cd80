package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.fixture.Errands;
import dev.surefoot.runtime.fixture.PostgresServer;
import dev.surefoot.runtime.internal.journal.Details;
import dev.surefoot.runtime.internal.journal.Reports;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreInUseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine's process that is killed at random moments and started again. How often, over how many
 * instances and with which seed is said by {@code surefoot.engine.kills}, {@code
 * surefoot.engine.instances} and {@code surefoot.seed}.
 */
class KilledEngineTest {
  private static final int KILLS = Integer.getInteger("surefoot.engine.kills", 2);
  private static final int INSTANCES = Integer.getInteger("surefoot.engine.instances", 120);
  private static final long SEED = Long.getLong("surefoot.seed", 20_261_121);

  @TempDir Path folder;

  /** So many instances are started once more by the next process. */
  private static final int AGAIN = 20;

  /** What the processes said was acknowledged to them. */
  private final Set<String> acknowledged = new HashSet<>();

  private final List<String> violations = new ArrayList<>();

  @Test
  void nothing_is_lost_or_done_twice_on_h2_however_often_the_engine_is_killed() throws Exception {
    killAndResume(folder.resolve("store").toString());
  }

  @Test
  void nothing_is_lost_or_done_twice_on_postgresql_however_often_the_engine_is_killed()
      throws Exception {
    killAndResume(PostgresServer.shared().emptySchema().getURL() + "&user=postgres");
  }

  private void killAndResume(String where) throws Exception {
    System.out.println("KilledEngineTest: surefoot.seed=" + SEED);
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      Set<String> done = kill == 0 ? Set.of() : done(where);
      int before = ledger().size();
      killAfterSomeWork(start(where), random);
      ledger().stream()
          .skip(before)
          .filter(done::contains)
          .forEach(line -> violations.add("done again though its outcome was durable: " + line));
      assertAcknowledgedIsThere(where);
    }
    Process last = start(where);
    List<String> said = said(last);
    assertThat(last.waitFor()).as(this::errors).isZero();
    assertThat(said).endsWith("all");

    assertThat(violations).isEmpty();
    assertAllEndedOnce(where);
  }

  private Process start(String where) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Errands.class.getName(),
            where,
            folder.resolve("ledger").toString(),
            "" + Math.max(0, firstMissing() - AGAIN),
            "" + INSTANCES)
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  private int firstMissing() {
    int number = 0;
    while (acknowledged.contains("started " + number)) {
      number++;
    }
    return number;
  }

  /** The more kills, the less work before each, so that there is work before the last one. */
  private void killAfterSomeWork(Process process, Random random) throws Exception {
    int enough = 1 + random.nextInt(Math.max(1, INSTANCES * 3 / 2 / (KILLS + 1)));
    try (BufferedReader out = output(process)) {
      String line = "";
      for (int i = 0; i < enough && line != null; i++) {
        line = out.readLine();
        note(line);
      }
      process.toHandle().destroyForcibly(); // unlike Process's own, leaves the pipe open
      for (line = out.readLine(); line != null; line = out.readLine()) {
        note(line);
      }
    }
    process.waitFor();
  }

  private void note(String line) throws IOException {
    assertThat(line).as(() -> "the process ended before it was killed: " + errors()).isNotNull();
    assertThat(line).matches("(started|answered) \\d+");
    acknowledged.add(line);
  }

  private static List<String> said(Process process) throws IOException {
    try (BufferedReader out = output(process)) {
      return out.lines().toList();
    }
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private List<String> ledger() throws IOException {
    Path ledger = folder.resolve("ledger");
    return Files.exists(ledger) ? Files.readAllLines(ledger) : List.of();
  }

  /** The store, once the database has noticed that the process is gone. */
  private static Store open(String where) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      Store store = Errands.store(where);
      try {
        store.claim("the test");
        return store;
      } catch (StoreInUseException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  private void assertAcknowledgedIsThere(String where) {
    try (Store store = open(where)) {
      for (String line : acknowledged) {
        String key = "k" + line.substring(line.indexOf(' ') + 1);
        InstanceRow row = store.find("errand", key).orElse(null);
        assertThat(row).as(line).isNotNull();
        if (line.startsWith("answered")) {
          assertThat(row.waitsAt()).as(line).doesNotContain("answer");
          assertThat(detail(store, row).executions())
              .as(line)
              .anyMatch(
                  one ->
                      one.step().equals("answer")
                          && one.status() == InstanceDetail.Status.SUCCEEDED);
        }
      }
    }
  }

  private static InstanceDetail detail(Store store, InstanceRow row) {
    return Details.of(row, store.journal(row.id()), List.of(), Set.of());
  }

  /** The executions, as the ledger names them, whose outcomes are durable. */
  private Set<String> done(String where) {
    Set<String> done = new HashSet<>();
    try (Store store = open(where)) {
      for (int n = 0; n < INSTANCES; n++) {
        int number = n;
        store
            .find("errand", "k" + n)
            .ifPresent(row -> successes(store, row).forEach(one -> done.add(number + " " + one)));
      }
    }
    return done;
  }

  private static List<String> successes(Store store, InstanceRow row) {
    return Reports.of(row, store.journal(row.id())).calls().stream()
        .filter(call -> call.status() == Report.Status.SUCCESS)
        .map(
            call ->
                call.step()
                    + "#"
                    + call.visit()
                    + (call.action() == Report.Action.UNDO ? "/undo" : ""))
        .toList();
  }

  private void assertAllEndedOnce(String where) throws IOException {
    Set<String> ledger = new HashSet<>(ledger());
    try (Store store = open(where)) {
      assertThat(store.unfinished()).isEmpty();
      for (int n = 0; n < INSTANCES; n++) {
        InstanceRow row = store.find("errand", "k" + n).orElseThrow();
        assertThat(row.state()).as("state of %d", n).isEqualTo(Errands.end(n));
        List<String> successes = successes(store, row);
        assertThat(successes).as("outcomes of %d", n).doesNotHaveDuplicates();
        boolean finished = row.state() == InstanceState.FINISHED;
        assertThat(successes)
            .as("outcomes of %d", n)
            .contains("a#1", "b#1", "answer#1", "c#1", "d#1", "rest#1")
            .contains(finished ? "e#1" : "a#1/undo")
            .hasSize(finished ? 7 : 11);
        int number = n;
        assertThat(successes)
            .filteredOn(one -> !one.startsWith("answer") && !one.startsWith("rest")) // no calls
            .allMatch(one -> ledger.contains(number + " " + one));
      }
    }
  }
}
