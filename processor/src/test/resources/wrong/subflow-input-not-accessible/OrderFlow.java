package flows;

import billing.InvoiceFlow;
import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class).subflow("invoicing", new InvoiceFlow());
  }
}
