package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return again(pass());
  }

  private Open<Order> again(Open<Order> before) {
    return once(before.task(CheckCard.class));
  }

  private Open<Order> once(Open<Order> before) {
    return again(before);
  }
}
