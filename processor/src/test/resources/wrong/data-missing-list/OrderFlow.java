package flows;

import dev.surefoot.*;
import java.util.List;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(OneLine.class).task(All.class);
  }

  record Line(String article) {}

  @Step(undo = UndoContract.NONE)
  static class OneLine {
    @Run Line line(Order order) { return new Line("a"); }
  }

  @Step(undo = UndoContract.NONE)
  static class All {
    @Run void all(List<Line> lines) {}
  }
}
