package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class)
        .await("paid", Paid.class, correlatedBy(Paid.class, p -> "" + p.amount()))
        .choice("enough")
            .when("no", Paid.class, p -> p.amount() < 9, redirectTo(CheckCard.class))
            .otherwise(pass());
  }

  record Paid(int amount) {}
}
