package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("ship",
            branch("parcel", task(PackParcel.class).task(ShipParcel.class)),
            branch("papers", task(SendInvoice.class)))
        .choice("check", Inspect.class)
            .when("short", Inspection.class, Inspection::again, redirectTo("ship"))
            .otherwise(task(CloseOrder.class));
  }
}
