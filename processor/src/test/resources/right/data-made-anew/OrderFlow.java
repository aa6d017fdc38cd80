package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Draft.class)
        .task(Improve.class)
        .choice("good")
            .when("short", Text.class, t -> t.text().length() < 9, redirectTo(Improve.class))
            .otherwise(pass());
  }

  record Text(String text) {}

  @Step(undo = UndoContract.NONE)
  static class Draft {
    @Run Text draft(Order order) { return new Text(order.id()); }
  }

  @Step(undo = UndoContract.NONE)
  static class Improve {
    @Run Text improve(Text before) { return new Text(before.text() + "."); }
  }
}
