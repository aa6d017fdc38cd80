package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return close(charge(named("reserve", ReserveStock.class), "charge"))
        .parallel("all", branch("a", pass()), two("b", task(PackParcel.class)))
        .choice("inspect", Inspect.class)
            .when("again", Inspection.class, Inspection::again, jump("reserve"))
            .otherwise(fallback(choice("inner").when("big", Order::big, end())));
  }

  static final String PREFIX = "p-";

  private Open<Order> named(String name, Class<?> step) {
    return task(name, step);
  }

  private static Open<Order> charge(Open<Order> before, String name) {
    return before.task(PREFIX + name, ChargeCard.class);
  }

  private Open<Order> close(Open<Order> before) {
    Open<Order> closed = before;
    return closed.task(CloseOrder.class);
  }

  private Branch<Order> two(String name, Body<Order> body) {
    return branch(name, body);
  }

  private Left<Order> jump(String to) {
    return task(AskForOtherCard.class).redirectTo(to);
  }

  private Body<Order> fallback(Choice<Order> open) {
    return open.otherwise(pass());
  }
}
