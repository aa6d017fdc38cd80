package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both",
            branch("left",
                task("begin-left", PackParcel.class)
                    .choice("look", Inspect.class)
                        .when("again", Inspection.class, Inspection::again, redirectTo("begin-left"))
                        .otherwise(pass())),
            branch("right",
                task("begin-right", PackParcel.class)
                    .choice("count", Count.class)
                        .when("more", Integer.class, i -> i < 5, redirectTo("begin-right"))
                        .otherwise(pass())))
        .task(CloseOrder.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Count {
    @Run int count(Optional<Integer> before) { return before.orElse(0) + 1; }
  }
}
