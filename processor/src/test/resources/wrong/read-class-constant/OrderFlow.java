package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  static final Class<?> STEP = ReserveStock.class;

  @Override
  protected Body<Order> define() {
    return choice("c", STEP).otherwise(pass());
  }
}
