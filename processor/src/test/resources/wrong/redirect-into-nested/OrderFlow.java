package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("known")
            .when("on-account", Order::onAccount, redirectTo(ShipParcel.class))
            .otherwise(task(ChargeCard.class))
        .parallel("outer",
            branch("goods",
                parallel("inner",
                    branch("parcel", task(PackParcel.class).task(ShipParcel.class)),
                    branch("list", task(ReserveStock.class)))),
            branch("papers", task(SendInvoice.class)));
  }
}
