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

  record Sums(@Named("net") Integer net, @Named("gross") Integer gross, Receipt receipt) {}

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run @Outputs Sums submit(Order order) { return new Sums(1, 2, new Receipt("")); }

    @Poll(every = "5s")
    Optional<Receipt> ask(Order order) { return Optional.empty(); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Receipt receipt) {}
  }
}
