package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    Open<Order> body;
    body = task(CheckCard.class);
    return body;
  }
}
