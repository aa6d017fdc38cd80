package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(First.class)
        .parallel("both", branch("one", task(Again.class).task("first-again", First.class)), branch("two", task(Pack.class)))
        .task(Print.class)
        .task("skip-again", Again.class)
        .task(Look.class);
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

  @Step(undo = UndoContract.NONE)
  static class Look {
    @Run void look(Optional<Integer> sum) {
      if (sum.isPresent()) {
        throw new IllegalStateException("this is what was made before: " + sum);
      }
    }
  }
}
