package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends Base<Order> {
  @Override
  protected Body<Order> define() {
    return task(CloseOrder.class);
  }
}
