package shop;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Open;
import shop.step.AskForOtherCard;
import shop.step.ChargeCard;
import shop.step.CheckCard;
import shop.step.CheckCard.CardCheck;
import shop.step.CloseOrder;
import shop.step.CloseOrder.Receipt;
import shop.step.InvoiceLater;
import shop.step.PackParcel;
import shop.step.ReserveStock;
import shop.step.SendInvoice;
import shop.step.ShipParcel;

/** What happens to an order, from the stock to the receipt. */
@Flow(value = "order", result = Receipt.class)
public final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("payment")
        .when("on-account", Order::onAccount, task(InvoiceLater.class))
        .otherwise(byCard())
        .parallel(
            "fulfil",
            branch("parcel", task(PackParcel.class).task(ShipParcel.class)),
            branch("papers", task(SendInvoice.class)))
        .task(CloseOrder.class);
  }

  private Open<Order> byCard() {
    return choice("card", CheckCard.class)
        .when(
            "declined",
            CardCheck.class,
            CardCheck::declined,
            task(AskForOtherCard.class).redirectTo("card"))
        .otherwise(task(ChargeCard.class));
  }
}
