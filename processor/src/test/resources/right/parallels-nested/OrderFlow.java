package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("outer",
            branch("goods",
                parallel("packing",
                    branch("box", task(PackParcel.class)),
                    branch("list",
                        parallel("printing",
                            branch("invoice", task(SendInvoice.class)),
                            branch("label", task(ShipParcel.class)))))
                    .task(ReserveStock.class)),
            branch("money", task(ChargeCard.class)))
        .task(CloseOrder.class);
  }
}
