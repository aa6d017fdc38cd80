package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    Open<Order> body = task(ReserveStock.class);
    for (Class<?> step : java.util.List.of(PackParcel.class, ShipParcel.class)) {
      body = body.task(step);
    }
    return body;
  }
}
