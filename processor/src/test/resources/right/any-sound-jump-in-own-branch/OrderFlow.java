package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", redirections = Redirections.ANY_SOUND)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("size")
        .when("big", Order::big,
            task(PackParcel.class)
                .choice("look", Inspect.class)
                    .when("done", Inspection.class, i -> !i.again(), end())
                    .otherwise(pass())
                .redirectTo(PackParcel.class))
        .otherwise(task(CloseOrder.class));
  }
}
