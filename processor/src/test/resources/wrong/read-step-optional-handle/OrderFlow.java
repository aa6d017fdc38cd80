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

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run Optional<String> submit(Order order) { return Optional.empty(); }

    @Poll(every = "5s")
    Optional<Receipt> ask(Order order) { return Optional.empty(); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Receipt receipt) {}
  }
}
