package guide;

import dev.surefoot.*;
import shop.*;

@Flow("fulfil")
final class FulfilFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    // begin body
    return parallel("fulfil",
            branch("parcel", task(PackParcel.class).task(ShipParcel.class)),
            branch("papers", task(SendInvoice.class)))
        .task(CloseOrder.class);
    // end body
  }
}
