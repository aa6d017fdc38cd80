package guide;

import dev.surefoot.*;
import shop.*;

// begin flow
@Flow(value = "whole", result = Receipt.class)
final class WholeFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("payment")
            .when("on-account", Order::onAccount, task(InvoiceLater.class))
            .otherwise(byCard())
        .parallel("fulfil",
            branch("parcel", task(PackParcel.class).task(ShipParcel.class)),
            branch("papers", task(SendInvoice.class)))
        .task(PrintReceipt.class);
  }

  // end flow

  /** The shop's bank never says yes to a big order. */
  static java.util.List<Order> inputs() {
    return java.util.List.of(new Order("A-1", 5_000), new Order("B-1", 10));
  }

  // begin flow
  private Open<Order> byCard() {
    return choice("card", CheckCard.class)
        .when("declined", CardCheck.class, CardCheck::declined,
            task(AskForOtherCard.class).redirectTo("card"))
        .otherwise(task(ChargeCard.class));
  }
}
// end flow
