package flows;

import dev.surefoot.*;
import shop.*;

@Flow("returns")
final class ReturnsFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Shared.class).task(CloseOrder.class);
  }
}
