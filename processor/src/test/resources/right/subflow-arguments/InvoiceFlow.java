package flows;

import dev.surefoot.*;
import shop.*;

@Flow("invoice")
final class InvoiceFlow extends FlowDefinition<Order> {
  InvoiceFlow() {}

  InvoiceFlow(int copies) {}

  @Override
  protected Body<Order> define() {
    return task(SendInvoice.class).task(CloseOrder.class);
  }
}
