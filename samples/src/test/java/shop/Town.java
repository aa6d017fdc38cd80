package shop;

import dev.surefoot.runtime.BoundFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/** Warehouse, bank and carrier in memory. */
final class Town {
  private final List<String> lines = new ArrayList<>();
  private final Ledger ledger = new Ledger(lines::add);

  /** The flow of orders in this town. */
  BoundFlow<Order, Receipt> orders() {
    return OrderFlowBinding.of(
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

  /** What took effect and was not taken back, without the names of instances. */
  List<String> effects() {
    Map<String, String> effects = new TreeMap<>();
    for (String line : lines) {
      String[] word = line.substring(line.indexOf('/') + 1).split(" ", 2);
      if (word[0].endsWith("/undo")) {
        effects.remove(word[0].replace("/undo", ""));
      } else if (line.startsWith("once ")) {
        effects.merge(word[0], word[1], (one, other) -> one + ", and again " + other);
      }
    }
    return List.copyOf(effects.values());
  }
}
