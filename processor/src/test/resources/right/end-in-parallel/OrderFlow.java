package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("ship",
            branch("parcel", task(PackParcel.class)),
            branch("papers", task(SendInvoice.class)))
        .choice("c")
            .when("big", Order::big, end())
            .otherwise(task(CloseOrder.class));
  }
}
