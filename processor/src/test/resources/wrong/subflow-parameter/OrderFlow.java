package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return invoiced(new InvoiceFlow());
  }

  private Open<Order> invoiced(InvoiceFlow how) {
    return subflow("invoicing", how);
  }

}
