package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("all",
        part("one"), part("two"), part("three"), part("four"), part("five"),
        part("six"), part("seven"), part("eight"), part("nine"), part("ten"));
  }

  private Branch<Order> part(String name) {
    return branch(name, task(name + "-first", PackParcel.class).task(name + "-last", ShipParcel.class));
  }
}
