package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "invoice", result = Receipt.class)
final class InvoiceFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(SendInvoice.class).task(CloseOrder.class);
  }
}
