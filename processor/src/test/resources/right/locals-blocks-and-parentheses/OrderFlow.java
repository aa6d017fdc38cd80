package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    final var name = "first";
    Class<?> step = ChargeCard.class;
    {
      java.util.function.Predicate<Order> big = Order::big;
      var start = (task(name, (ReserveStock.class)));
      Open<Order> more = (start.task("second", step)).task(CloseOrder.class);
      Choice<Order> choice = more.choice("c");
      return choice.when("big", big, pass()).otherwise(pass());
    }
  }
}
