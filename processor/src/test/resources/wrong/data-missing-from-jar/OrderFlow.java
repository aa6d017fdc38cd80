package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task(ReserveStock.class).task(CheckCard.class);
  }
}
