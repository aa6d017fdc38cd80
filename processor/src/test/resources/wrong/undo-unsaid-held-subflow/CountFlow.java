package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "count", onFailure = FailurePolicy.HOLD)
final class CountFlow extends FlowDefinition<Order> {
  @Step
  static final class Count {
    @Run
    public void run() {}
  }

  @Override
  protected Body<Order> define() {
    return task(Count.class);
  }
}
