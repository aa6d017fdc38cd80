package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    java.util.List<Branch<Order>> none = java.util.List.of();
    @SuppressWarnings({"unchecked", "rawtypes"})
    Branch<Order>[] all = none.toArray(new Branch[0]);
    return parallel("p", all);
  }
}
