package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Count.class).subflow("paying", new PayFlow());
  }

  @Step
  static final class Count {
    @Run
    public void run() {}
  }
}
