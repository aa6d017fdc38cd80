package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("how")
            .when("on-account", Order::onAccount, task(Rate.class).redirectTo("tell"))
            .otherwise(task("rate-again", Rate.class))
        .task(PackParcel.class)
        .task("tell", Tell.class);
  }

  record Rating(int stars) {}

  @Step(undo = UndoContract.NONE)
  static class Rate {
    @Run Rating rate(Order order) { return new Rating(order.total()); }
  }

  @Step(undo = UndoContract.NONE)
  static class Tell {
    @Run void tell(Rating rating) {}
  }
}
