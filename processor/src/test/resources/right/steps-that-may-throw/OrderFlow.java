package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Reads.class).task(Attempts.class).task(CloseOrder.class);
  }

  @Step
  static class Reads {
    @Run String read(Order order) throws Exception { return order.id(); }

    @Undo void back(String read) throws java.io.IOException {}
  }

  @Step
  static class Attempts {
    @Run void call(Attempt attempt, Order order) {
      if (attempt.key().isEmpty() || attempt.number() < 1) {
        throw new IllegalStateException("no key: " + attempt);
      }
    }

    @Undo void back(Attempt attempt, Cause cause) {}
  }
}
