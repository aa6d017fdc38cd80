package flows;

import dev.surefoot.*;
import shop.*;

interface Flows {
  @Flow("order")
  final class OrderFlow extends Base<Order> {
    @Override
    protected Open<Order> middle(Open<Order> before) {
      return twice(before).task(NAME, PackParcel.class);
    }

    @Override
    protected Open<Order> twice(Open<Order> before) {
      return super.twice(before).task("two", ShipParcel.class);
    }
  }

  @Flow("another")
  class AnotherFlow extends Base<Order> {
    @Override
    protected Open<Order> middle(Open<Order> before) {
      return Parts.close(before);
    }
  }

  interface Names {
    String NAME = "in-the-middle";
  }

  abstract class Base<I> extends FlowDefinition<I> implements Names {
    @Override
    protected Body<I> define() {
      return middle(task(ReserveStock.class)).task(CloseOrder.class);
    }

    protected abstract Open<I> middle(Open<I> before);

    protected Open<I> twice(Open<I> before) {
      return before.task("one", ChargeCard.class);
    }
  }

  final class Parts {
    private Parts() {}

    static <T> Open<T> close(Open<T> before) {
      return before.task(ShipParcel.class);
    }
  }
}
