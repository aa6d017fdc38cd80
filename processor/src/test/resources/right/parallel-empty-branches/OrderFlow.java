package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .parallel("wait", branch("one", pass()), branch("two", pass()))
        .parallel("some", branch("nothing", pass()), branch("work", task(PackParcel.class)));
  }
}
