package flows;

import dev.surefoot.*;
import java.util.List;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Lines.class).task(First.class);
  }

  record Line(String article) {}

  @Step(undo = UndoContract.NONE)
  static class Lines {
    @Run List<Line> lines(Order order) { return List.of(); }
  }

  @Step(undo = UndoContract.NONE)
  static class First {
    @Run void first(Line line) {}
  }
}
