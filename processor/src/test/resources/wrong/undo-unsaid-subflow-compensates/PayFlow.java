package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "pay", onFailure = FailurePolicy.COMPENSATE)
final class PayFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class);
  }
}
