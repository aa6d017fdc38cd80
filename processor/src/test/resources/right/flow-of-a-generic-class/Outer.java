package flows;

import dev.surefoot.*;
import shop.*;

class Outer<T> {
  @Flow
  static class OrdersFlow<X extends Order> extends FlowDefinition<X> {
    @Override
    protected Body<X> define() {
      return task(ReserveStock.class)
          .choice("c")
              .when("big", Order::big, task(PackParcel.class))
              .otherwise(pass());
    }
  }
}
