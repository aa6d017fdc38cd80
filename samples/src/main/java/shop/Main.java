package shop;

import dev.surefoot.runtime.FlowEngine;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.InvalidStartException;
import dev.surefoot.runtime.KeyTakenException;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import shop.step.AskForOtherCard;
import shop.step.ChargeCard;
import shop.step.CheckCard;
import shop.step.CloseOrder;
import shop.step.CloseOrder.Receipt;
import shop.step.InvoiceLater;
import shop.step.PackParcel;
import shop.step.ReserveStock;
import shop.step.SendInvoice;
import shop.step.ShipParcel;

/**
 * Works through a file of orders. Started again after it was killed, it goes on where it was: the
 * order number is the key of its instance, so an order that is known is not started twice.
 *
 * <p>Exit code 0 when every line was an order and every order ended, 1 when some did not, 2 when it
 * could not work at all.
 */
public final class Main {
  /** So many orders are on their way at a time; the rest of the file waits unread. */
  private static final int IN_FLIGHT = 256;

  private final FlowEngine<Order, Receipt> engine;
  private final Results results = new Results();
  private final Semaphore places = new Semaphore(IN_FLIGHT);

  private Main(FlowEngine<Order, Receipt> engine) {
    this.engine = engine;
  }

  /** See {@link Options#USAGE}. */
  public static void main(String... args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + System.lineSeparator() + Options.USAGE);
      return 2;
    }
    try {
      return run(options);
    } catch (FileSystemException e) { // its message is the path alone
      System.err.println("cannot work through the orders: " + e);
      return 2;
    } catch (IOException | StoreException e) {
      System.err.println("cannot work through the orders: " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  private static int run(Options options) throws IOException, InterruptedException {
    Files.createDirectories(options.folder());
    try (BufferedReader orders = open(options);
        Ledger ledger = new Ledger(options.folder().resolve("ledger.txt"), options.work());
        FlowEngine<Order, Receipt> engine = open(options.folder().resolve("orders"), ledger)) {
      Main main = new Main(engine);
      Progress progress = Progress.start(main.results);
      try {
        OrderFile.read(orders, main::start, main.results::malformed);
        main.places.acquire(IN_FLIGHT);
      } finally {
        progress.close();
      }
      main.results.print(System.out);
      System.out.println("picture of the flow: " + Picture.copyTo(options.folder()));
      return main.results.complete() ? 0 : 1;
    }
  }

  private static BufferedReader open(Options options) throws IOException {
    Path file = options.orders();
    if (file == null) {
      InputStream bundled = Objects.requireNonNull(Main.class.getResourceAsStream("orders.jsonl"));
      return new BufferedReader(new InputStreamReader(bundled, StandardCharsets.UTF_8));
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("there is no readable file " + file);
    }
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
  }

  private static FlowEngine<Order, Receipt> open(Path store, Ledger ledger) {
    return OrderFlowBinding.open(
        Stores.h2(store),
        new ReserveStock(ledger),
        new InvoiceLater(ledger),
        new CheckCard(),
        new AskForOtherCard(ledger),
        new ChargeCard(ledger),
        new PackParcel(ledger),
        new ShipParcel(ledger),
        new SendInvoice(ledger),
        new CloseOrder(ledger));
  }

  private void start(long line, Order order) {
    places.acquireUninterruptibly();
    Instance<Receipt> instance;
    try {
      instance = engine.start(order.number(), order);
    } catch (KeyTakenException e) {
      leaveOut(line, "its number '" + order.number() + "' belongs to an order with other content");
      return;
    } catch (InvalidStartException e) {
      leaveOut(line, String.valueOf(e.getMessage()));
      return;
    }
    results.started();
    if (instance.state() == InstanceState.HELD) {
      instance.retry("shop", "the shop was started again");
    }
    instance
        .ended()
        .whenComplete(
            (state, failure) -> {
              if (failure == null) {
                results.ended(instance.report());
              }
              places.release();
            });
  }

  private void leaveOut(long line, String why) {
    places.release();
    results.malformed(new OrderFile.Malformed(line, why));
  }
}
