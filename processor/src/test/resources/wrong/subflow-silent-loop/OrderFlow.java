package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return subflow("nothing", new NothingFlow())
        .choice("size")
            .when("big", Order::big, redirectTo("nothing"))
            .otherwise(task(CloseOrder.class));
  }

  @Flow("nothing")
  static final class NothingFlow extends FlowDefinition<Order> {
    @Override
    protected Body<Order> define() {
      return pass();
    }
  }

}
