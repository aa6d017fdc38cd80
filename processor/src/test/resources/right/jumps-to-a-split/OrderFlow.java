package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .choice("pay")
            .when("on-account", Order::onAccount, task(InvoiceLater.class))
            .otherwise(task(ChargeCard.class))
        .parallel("ship",
            branch("parcel", task(PackParcel.class)),
            branch("papers", task(SendInvoice.class)))
        .choice("inspect", Inspect.class)
            .when("once-more", Inspection.class, i -> i.times() == 1, redirectTo("ship"))
            .when("again", Inspection.class, Inspection::again, redirectTo("pay"))
            .otherwise(pass());
  }
}
