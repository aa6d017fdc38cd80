package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(First.class)
        .parallel("both", branch("one", task(Again.class)), branch("two", task(Pack.class)))
        .task(Print.class);
  }

  @Step(undo = UndoContract.NONE)
  static class First {
    @Run Integer first(Order order) { return 1; }
  }

  @Step(undo = UndoContract.NONE)
  static class Again {
    @Run Optional<Integer> again(Order order) { return Optional.empty(); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Integer sum) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Pack {
    @Run void pack(Order order) {}
  }
}
