package flows;

import dev.surefoot.*;
import shop.*;

class Flows {
  @Flow("order")
  private static final class OrderFlow extends FlowDefinition<Order> {
    @Override
    protected Body<Order> define() {
      return task(CheckCard.class);
    }
  }
}
