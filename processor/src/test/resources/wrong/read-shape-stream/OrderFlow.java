package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return java.util.stream.Stream.of("a", "b")
        .reduce(pass(), (before, name) -> before.task(name, PackParcel.class), (a, b) -> b);
  }
}
