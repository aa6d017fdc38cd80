package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return first(PackParcel.class, ShipParcel.class);
  }

  private Open<Order> first(Class<?>... steps) {
    return task(steps[0]);
  }
}
