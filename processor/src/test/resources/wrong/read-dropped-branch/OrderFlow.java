package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    branch("parcel", task(PackParcel.class));
    return task(ReserveStock.class);
  }
}
