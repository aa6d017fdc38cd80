package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both", branch("one", task(One.class)), branch("two", task(Two.class)))
        .task(Print.class);
  }

  record Sums(Integer sum, Receipt receipt) {}

  @Step(undo = UndoContract.NONE)
  static class One {
    @Run @Outputs Sums one(Order order) { return new Sums(1, new Receipt(order.id())); }
  }

  @Step(undo = UndoContract.NONE)
  static class Two {
    @Run @Outputs Optional<Integers> two(Order order) { return Optional.empty(); }

    record Integers(@Named("small") Integer small, Integer large) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Receipt receipt, @Named("small") Optional<Integer> small) {}
  }
}
