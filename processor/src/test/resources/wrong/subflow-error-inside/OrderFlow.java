package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class)
        .subflow("invoicing", new InvoiceFlow())
        .subflow("again", new InvoiceFlow())
        .choice("check")
            .when("declined", CardCheck.class, CardCheck::declined, redirectTo("invoicing"))
            .otherwise(pass());
  }
}
