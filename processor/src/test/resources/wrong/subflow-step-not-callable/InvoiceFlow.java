package billing;

import dev.surefoot.*;
import shop.*;

@Flow("invoice")
public final class InvoiceFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Print.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Order order) {}
  }
}
