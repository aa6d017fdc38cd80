package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("at-once")
        .when("yes", Order::big, task("ask", AskBank.class, backTo("count", 1)))
        .otherwise(
            parallel(
                "both",
                branch(
                    "one",
                    task(Count.class)
                        .choice("stop")
                        .when("yes", Order::onAccount, cancelAndRedirectTo("ask"))
                        .otherwise(pass())),
                branch("two", task("other", Count.class))));
  }

  @Step(undo = UndoContract.NONE)
  static class Count {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class AskBank {
    @Run void run(Order order) {}
  }
}
