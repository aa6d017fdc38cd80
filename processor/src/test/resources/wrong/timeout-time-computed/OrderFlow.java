package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return await("answer", Integer.class, after(time, task(CloseOrder.class)));
  }

  private final String time = new String("3d");
}
