package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return pause("cool-off", days(14)).task(ReserveStock.class);
  }

  private static String days(int count) {
    return count + "d";
  }
}
