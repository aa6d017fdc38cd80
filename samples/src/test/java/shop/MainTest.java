package shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees who runs the shop. */
class MainTest {
  private static final String GOOD =
      """
      {"number":"A 1","customer":"Ada","city":"Rome","lines":[{"article":"lamp","quantity":1,"cents":5}],"payment":"card","declines":1}
      """;

  private record Ended(int exitCode, String output) {}

  @TempDir Path folder;

  @Test
  void ordersAreWorkedThroughAndCounted() throws Exception {
    Ended shop =
        run(GOOD + "\n" + GOOD.replace("A 1", "A 2").replace("\"declines\":1", "\"declines\":3"));
    assertThat(shop.output()).contains("finished ").contains("all 3 cards declined");
    assertThat(shop.output()).contains("picture of the flow: " + folder.resolve("order.svg"));
    assertThat(folder.resolve("order.svg")).isNotEmptyFile();
    assertThat(shop.exitCode()).isZero();
  }

  @Test
  void aSecondRunDoesNothingAgain() throws Exception {
    run(GOOD);
    List<String> ledger = Files.readAllLines(folder.resolve("ledger.txt"));
    Ended again = run(GOOD);
    assertThat(again.exitCode()).isZero();
    assertThat(again.output()).contains("1 orders: 1 finished, 0 undone, 0 on their way");
    assertThat(Files.readAllLines(folder.resolve("ledger.txt"))).isEqualTo(ledger);
  }

  @Test
  void malformedLinesAreToldByNumberAndTheRestIsProcessed() throws Exception {
    Ended shop =
        run(
            "{\"number\":\n"
                + "null\n"
                + GOOD.replace("\"number\":\"A 1\",", "")
                + GOOD.replace("\"card\"", "\"cash\"")
                + GOOD.replace("\"city\"", "\"town\"")
                + GOOD
                + GOOD.replace("Ada", "Bob"));
    assertThat(shop.output())
        .contains("line 1 is left out: ")
        .contains("line 2 is left out: null is no order")
        .contains("line 3 is left out: an order needs a number")
        .contains("line 4 is left out: payment is 'card' or 'account', not 'cash'")
        .contains("line 5 is left out: ")
        .contains("line 7 is left out: its number 'A 1' belongs to an order with other content")
        .contains("1 orders: 1 finished, 0 undone, 0 on their way")
        .doesNotContain("line 6 ");
    assertThat(shop.exitCode()).isEqualTo(1);
  }

  @Test
  void aWrongCommandLineIsToldWithTheUsage() throws Exception {
    assertThat(shop("--work", "soon").output())
        .startsWith("--work needs a number of milliseconds, not soon")
        .contains("usage: ");
    Ended missing = shop(folder.resolve("none.jsonl").toString());
    assertThat(missing.output())
        .contains("there is no readable file " + folder.resolve("none.jsonl"));
    assertThat(missing.exitCode()).isEqualTo(2);
  }

  @Test
  void aSecondShopOnTheSameStoreIsRefused() throws Exception {
    Path slow = Files.writeString(folder.resolve("slow.jsonl"), GOOD);
    Process first = start("--work", "60000", slow.toString());
    try {
      while (first.isAlive() && !Files.exists(folder.resolve("ledger.txt"))) {
        first.waitFor(10, TimeUnit.MILLISECONDS);
      }
      while (first.isAlive() && Files.size(folder.resolve("ledger.txt")) == 0) {
        first.waitFor(10, TimeUnit.MILLISECONDS);
      }
      Ended second = shop(slow.toString());
      assertThat(second.output()).contains("orders.mv.db is in use");
      assertThat(second.exitCode()).isEqualTo(2);
    } finally {
      first.destroyForcibly().waitFor();
    }
  }

  private Ended run(String orders) throws Exception {
    return shop(Files.writeString(folder.resolve("orders.jsonl"), orders).toString());
  }

  private Ended shop(String... args) throws Exception {
    Process process = start(args);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private Process start(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "shop.Main",
                "--store",
                folder.toString()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
