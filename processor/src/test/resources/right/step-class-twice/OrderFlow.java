package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .task("reserve-more", ReserveStock.class)
        .parallel("pack",
            branch("a", task("pack-a", PackParcel.class)),
            branch("b", task("pack-b", PackParcel.class)))
        .choice("inspect", Inspect.class)
            .when("again", Inspection.class, Inspection::again, redirectTo("reserve-more"))
            .otherwise(task("inspect-last", Inspect.class));
  }
}
