package flows;

import dev.surefoot.*;
import java.util.List;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Names.class).task(Lines.class);
  }

  record Line(String article) {}

  @Step(undo = UndoContract.NONE)
  static class Names {
    @Run List<String> names(Order order) { return List.of(); }
  }

  @Step(undo = UndoContract.NONE)
  static class Lines {
    @Run void lines(List<Line> lines) {}
  }
}
