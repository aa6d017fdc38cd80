package guide;

import dev.surefoot.runtime.*;
import java.nio.file.Path;
import shop.*;

final class Start {
  private Start() {}

  static String greet(Order order) throws InterruptedException {
    // begin start
    try (var greetings = GreetingFlowBinding.open(Stores.memory(), new Greet())) {
      String greeting = greetings.start("2026-00017", order).result();
      return greeting;
    }
    // end start
  }

  static Receipt run(Order order, Bank bank) throws InterruptedException {
    // begin many
    BoundFlow<Order, String> greetings = GreetingFlowBinding.of(new Greet());
    BoundFlow<Order, Receipt> orders =
        WholeFlowBinding.of(
            new ReserveStock(),
            new InvoiceLater(),
            new CheckCard(),
            new AskForOtherCard(),
            new ChargeCard(bank),
            new PackParcel(),
            new ShipParcel(),
            new SendInvoice(),
            new PrintReceipt());
    try (Engine engine = Engine.open(Stores.h2(Path.of("data", "shop")), greetings, orders)) {
      engine.start(greetings, "2026-00017", order);
      return engine.start(orders, "2026-00017", order).result();
    }
    // end many
  }
}
