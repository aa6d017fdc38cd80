package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "shop", result = Integer.class, onFailure = FailurePolicy.COMPENSATE)
final class ShopFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return subflow("paying", new PayFlow());
  }
}
