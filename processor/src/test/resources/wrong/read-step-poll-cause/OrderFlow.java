package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Step(undo = UndoContract.NONE)
  static final class Ask {
    @Run
    int work(Order order) {
      return 1;
    }

    @Poll(every = "1h")
    Optional<String> answer(int asked, Cause why) {
      return Optional.empty();
    }
  }

  @Override
  protected Body<Order> define() {
    return task(Ask.class);
  }
}
