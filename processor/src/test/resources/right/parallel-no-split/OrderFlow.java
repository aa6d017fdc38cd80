package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .parallel("ship",
            branch("parcel", task(PackParcel.class).task(ShipParcel.class)),
            branch("papers", task(SendInvoice.class)));
  }
}
