package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return this.task(ReserveStock.class)
        .parallel("p",
            super.branch("a", OrderFlow.this.task(PackParcel.class)),
            this.branch("b", OrderFlow.super.pass()));
  }
}
