package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", onFailure = FailurePolicy.FAIL)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return subflow("paying", new PayFlow()).task(CloseOrder.class);
  }

  @Override
  protected Body<Order> onFailure() {
    return subflow("sorry", new SorryFlow());
  }

  @Flow(value = "pay", onFailure = FailurePolicy.FAIL)
  static final class PayFlow extends FlowDefinition<Order> {
    @Override
    protected Body<Order> define() {
      return task(ChargeCard.class);
    }

    @Override
    protected Body<Order> onFailure() {
      return task(Alone.class);
    }
  }

  @Flow("sorry")
  static final class SorryFlow extends FlowDefinition<Order> {
    @Override
    protected Body<Order> define() {
      return task(SendInvoice.class);
    }
  }

  @Step(undo = UndoContract.NONE)
  static final class Alone {
    @Run
    void run(Cause cause) {}
  }
}
