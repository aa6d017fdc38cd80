package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", redirections = Redirections.ANY_SOUND)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel(
        "race",
        branch(
            "remind",
            pause("day", "1d")
                .choice("due", SendInvoice.class)
                .when("yes", Order::onAccount, redirectTo("day"))
                .otherwise(redirectTo("day"))),
        branch(
            "answer",
            await("answer", Integer.class)
                .choice("fine")
                .when("yes", Order::onAccount, cancelAndEnd())
                .otherwise(pass())));
  }
}
