package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .task(PackParcel.class)
        .choice("inspect", Inspect.class)
            .when("again", Inspection.class, Inspection::again,
                task(ShipParcel.class).redirectTo(ReserveStock.class))
            .otherwise(task(CloseOrder.class));
  }
}
