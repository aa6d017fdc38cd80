package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.IGNORE)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return subflow("safe", new ShopFlow()).subflow("careless", new QuietFlow());
  }
}

@Flow(value = "quiet", result = Integer.class)
final class QuietFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return subflow("paying", new PayFlow());
  }
}
