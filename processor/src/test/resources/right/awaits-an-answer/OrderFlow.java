package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .await("approval", Approval.class)
        .choice("approved")
            .when("no", Approval.class, Approval::refused, end())
            .otherwise(task(ShipParcel.class));
  }

  record Approval(boolean refused) {}
}
