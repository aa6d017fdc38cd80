package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("ask",
            branch("stock", task(Stock.class)),
            branch("price", task(Price.class)))
        .task(Offer.class);
  }

  record Found(int pieces) {}

  record Cost(int amount) {}

  @Step(undo = UndoContract.NONE)
  static class Stock {
    @Run Found look(Order order) { return new Found(order.total()); }
  }

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run Cost look(Order order) { return new Cost(order.total() * 2); }
  }

  @Step(undo = UndoContract.NONE)
  static class Offer {
    @Run void offer(Found found, Cost cost) {}
  }
}
