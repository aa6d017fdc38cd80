package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", redirections = Redirections.ANY_SOUND)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("ship",
        branch("parcel", task(PackParcel.class).task(ShipParcel.class).redirectTo(PackParcel.class)),
        branch("papers", task(SendInvoice.class)));
  }
}
