package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("first", branch("a", task(PackParcel.class)), branch("b", task(SendInvoice.class)))
        .parallel("second", branch("a", task(ShipParcel.class)), branch("b", task(ChargeCard.class)));
  }
}
