package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return choice("size")
        .when("none", o -> o.total() == 0, end())
        .when("tiny", o -> o.total() < 5, task("pack-tiny", PackParcel.class))
        .when("small", o -> o.total() < 50, task("pack-small", PackParcel.class))
        .when("middle", o -> o.total() < 500, task("pack-middle", PackParcel.class))
        .when("large", o -> o.total() < 5_000, task("pack-large", PackParcel.class))
        .otherwise(task("pack-huge", PackParcel.class));
  }
}
