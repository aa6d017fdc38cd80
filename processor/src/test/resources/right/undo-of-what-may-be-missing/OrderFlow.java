package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("how")
            .when("on-account", Order::onAccount, task(Note.class))
            .otherwise(pass())
        .task(Send.class);
  }

  record Remark(String text) {}

  record Letter(String text) {}

  @Step(undo = UndoContract.NONE)
  static class Note {
    @Run Remark note(Order order) { return new Remark(order.id()); }
  }

  @Step
  static class Send {
    @Run Letter send(Order order, Optional<Remark> remark) {
      return new Letter(remark.map(Remark::text).orElse("none"));
    }

    @Undo void recall(Optional<Letter> sent, Optional<Remark> remark) {}
  }
}
