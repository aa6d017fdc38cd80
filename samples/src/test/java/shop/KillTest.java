package shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the shop, a process of its own, at random moments and starts it again. How often, over how
 * many orders and with which seed is said by the system properties {@code surefoot.kills}, {@code
 * surefoot.orders} and {@code surefoot.seed}.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("surefoot.kills", 4);
  private static final int ORDERS = Integer.getInteger("surefoot.orders", 400);

  /** What an order writes to the ledger, roughly. */
  private static final long BYTES_AN_ORDER = 400;

  private static final long SEED = Long.getLong("surefoot.seed", System.nanoTime());

  @TempDir Path folder;

  @Test
  void everyOrderEndsOnceHoweverOftenTheShopIsKilled() throws Exception {
    System.out.println("KillTest: surefoot.seed=" + SEED);
    Random random = new Random(SEED);
    List<Order> orders = Orders.random(ORDERS, SEED);
    Path file = Orders.write(orders, folder.resolve("orders.jsonl"));

    List<String> violations = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      int ledgerBefore = ledger().size();
      Recorded before = read(orders);
      killAtARandomMoment(start(file), random);
      ledger().stream()
          .skip(ledgerBefore)
          .filter(line -> before.ended().contains(key(line)))
          .forEach(line -> violations.add("run again though its end was journalled: " + line));
      Set<String> handedOut = read(orders).handedOut();
      ledger().stream()
          .filter(line -> !handedOut.contains(key(line)))
          .forEach(line -> violations.add("run, and the journal does not know of it: " + line));
    }
    Process last = start(file);
    assertThat(last.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(last.exitValue()).as(this::output).isZero();

    assertThat(violations).isEmpty();
    assertThat(read(orders).states()).isEqualTo(expectedStates(orders));
    assertEffectsAddUp(orders);
  }

  private Process start(Path orders) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "shop.Main",
            "--work",
            "2",
            "--store",
            folder.toString(),
            orders.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }

  /**
   * Mostly after some more work is done, so that the work is not done before the last kill; now and
   * then after some time, which may be while the shop opens its store.
   */
  private void killAtARandomMoment(Process shop, Random random) throws Exception {
    if (random.nextInt(4) == 0) {
      shop.waitFor(random.nextInt(1_000), TimeUnit.MILLISECONDS);
    } else {
      long more = (long) (random.nextDouble() * 1.2 * ORDERS * BYTES_AN_ORDER / (KILLS + 1));
      long enough = ledgerSize() + 1 + more;
      while (shop.isAlive() && ledgerSize() < enough) {
        shop.waitFor(2, TimeUnit.MILLISECONDS);
      }
    }
    assertThat(shop.isAlive()).as("the shop came to its end before it was killed").isTrue();
    shop.destroyForcibly().waitFor();
  }

  private long ledgerSize() throws IOException {
    Path ledger = folder.resolve("ledger.txt");
    return Files.exists(ledger) ? Files.size(ledger) : 0;
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private List<String> ledger() throws IOException {
    Path ledger = folder.resolve("ledger.txt");
    return Files.exists(ledger) ? Files.readAllLines(ledger) : List.of();
  }

  private Recorded read(List<Order> orders) {
    return Recorded.read(folder.resolve("orders"), orders);
  }

  private static String key(String ledgerLine) {
    return ledgerLine.split(" ", 3)[1];
  }

  private static Map<String, String> expectedStates(List<Order> orders) {
    Map<String, String> states = new HashMap<>();
    orders.forEach(o -> states.put(o.number(), Orders.good(o) ? "FINISHED" : "ROLLED_BACK"));
    return states;
  }

  /** The outside world ignores what is marked as a repetition; what is left must add up. */
  private void assertEffectsAddUp(List<Order> orders) throws IOException {
    Map<String, Integer> effects = new HashMap<>();
    for (String line : ledger()) {
      if (line.startsWith("once ")) {
        effects.merge(line.split(" ", 3)[2], 1, Integer::sum);
      }
    }
    for (Order order : orders) {
      String number = order.number();
      assertThat(effects.get("close " + number))
          .as("closings of " + number)
          .isEqualTo(
              Orders.good(order) || "books already closed".equals(reached(order)) ? 1 : null);
      String total = order.total() + " for " + number;
      assertUndone(order, effects.get("charge " + total), effects.get("refund " + total));
      assertUndone(
          order, effects.get("invoice " + total), effects.get("cancel the invoice of " + number));
    }
  }

  private static void assertUndone(Order order, Integer done, Integer undone) {
    if (Orders.good(order)) {
      assertThat(undone).as("undone of " + order).isNull();
    } else if (done != null) {
      assertThat(undone).as("undone of " + order).isEqualTo(done);
    }
  }

  /** The trouble that an order meets, which is none if its customer runs out of cards before. */
  private static String reached(Order order) {
    return order.declines() >= 3 || order.trouble() == null ? "" : order.trouble();
  }
}
