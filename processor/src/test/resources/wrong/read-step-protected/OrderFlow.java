package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends parts.Base {
  @Override
  protected Body<Order> define() {
    return task(Hidden.class);
  }
}
