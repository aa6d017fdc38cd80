package flows;

import dev.surefoot.*;
import shop.*;

final class Flows {
  static void start() {
    @Flow("order")
    final class OrderFlow extends FlowDefinition<Order> {
      @Override
      protected Body<Order> define() {
        return task(CheckCard.class);
      }
    }
    new OrderFlow();
  }
}
