package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Bill.class).task(Send.class);
  }

  record Address(String city) {}

  @Step(undo = UndoContract.NONE)
  static class Bill {
    @Run @Named("billing") Address bill(Order order) { return new Address("x"); }
  }

  @Step(undo = UndoContract.NONE)
  static class Send {
    @Run void send(@Named("delivery") Address to) {}
  }
}
