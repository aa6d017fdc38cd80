package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both",
            branch("answer",
                await("approval", Approval.class, after("3d", redirectTo("approval")))
                    .task(Tell.class)),
            branch("later", pause("a-day", "24h").task(SendInvoice.class)))
        .task(CloseOrder.class);
  }

  record Approval(boolean refused) {}

  @Step(undo = UndoContract.NONE)
  static class Tell {
    @Run void tell(Approval approval) {}
  }
}
