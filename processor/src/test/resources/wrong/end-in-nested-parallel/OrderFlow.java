package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("outer",
        branch("goods",
            parallel("inner",
                branch("box",
                    choice("size").when("big", Order::big, end()).otherwise(task(PackParcel.class))),
                branch("list", task(ReserveStock.class)))),
        branch("money", task(ChargeCard.class)));
  }
}
