package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Price.class).task(Print.class);
  }

  record Sums(@Named("net") Integer net, Receipt receipt) {}

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run @Outputs Optional<Sums> price(Order order) throws Throwable {
      return order.total() == 0
          ? Optional.empty()
          : Optional.of(new Sums(order.total(), new Receipt(order.id())));
    }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(@Named("net") Optional<Integer> net, Optional<Receipt> receipt) {
      if (net.isPresent() != receipt.isPresent()) {
        throw new IllegalStateException(net + " " + receipt);
      }
    }
  }
}
