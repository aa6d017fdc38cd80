package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    Open<Order> body = task(ReserveStock.class);
    body.choice("c").when("big", Order::big, task(PackParcel.class)).otherwise(pass());
    return body;
  }
}
