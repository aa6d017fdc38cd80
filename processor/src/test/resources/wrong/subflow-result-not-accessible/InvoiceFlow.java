package billing;

import dev.surefoot.*;
import shop.*;

@Flow(value = "invoice", result = InvoiceFlow.Page.class)
public final class InvoiceFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Print.class);
  }

  @Step(undo = UndoContract.NONE)
  public static class Print {
    @Run
    public Page print(Order order) {
      return new Page();
    }
  }

  static class Page {}
}
