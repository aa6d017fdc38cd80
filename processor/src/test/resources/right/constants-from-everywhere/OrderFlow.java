package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    final var first = "first";
    String second = (first + "-") + 'x' + 2 + true + 3L;
    return task(OWN, PackParcel.class)
        .task(Steps.PACK, PackParcel.class)
        .task(OrderFlow.OWN + "x", PackParcel.class)
        .task(this.instance, PackParcel.class)
        .task(instance + 2, PackParcel.class)
        .task(flows.OrderFlow.Numbers.TEXT, PackParcel.class)
        .task(first, PackParcel.class)
        .task(second, PackParcel.class);
  }

  static final String OWN = Order.NAME + "-" + Steps.LETTER + Numbers.N + (Numbers.N + 1);
  private final String instance = "instance";

  interface Numbers {
    int N = 3;
    String TEXT = """
        text""";
  }
}
