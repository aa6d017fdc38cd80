package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("race",
            branch("parcel",
                task(PackParcel.class)
                    .choice("late")
                        .when("yes", Order::big, cancelAndEnd())
                        .otherwise(pass())),
            branch("papers", task(SendInvoice.class)))
        .task(CloseOrder.class);
  }
}
