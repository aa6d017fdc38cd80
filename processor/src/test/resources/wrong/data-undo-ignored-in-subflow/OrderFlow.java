package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.IGNORE)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return subflow("paying", new PayFlow());
  }
}
