package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return PARTS[0];
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private final Body<Order>[] PARTS = new Body[] {task(PackParcel.class)};
}
