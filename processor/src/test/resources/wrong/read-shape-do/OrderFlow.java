package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    Open<Order> body = task(ReserveStock.class);
    do {
      body = body.task(PackParcel.class);
    } while (false);
    return body;
  }
}
