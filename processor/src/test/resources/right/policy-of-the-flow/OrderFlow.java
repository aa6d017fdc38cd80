package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CloseBooks.class).task(SendMail.class).task(CloseOrder.class);
  }

  @Step
  static class CloseBooks {
    @Run void close(Order order) {}
  }

  @Step
  static class SendMail {
    @Run void send(Order order) {}
  }
}
