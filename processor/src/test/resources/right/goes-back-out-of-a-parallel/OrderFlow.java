package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .parallel("both",
            branch("parcel", task(Pack.class).task(ShipParcel.class)),
            branch("books", task(CloseBooks.class)));
  }

  @Step
  static class Pack {
    @Run void pack(Order order) {}

    @Undo void unpack(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class CloseBooks {
    @Run void close(Order order) {
      if (order.big()) {
        throw new IllegalStateException("books already closed");
      }
    }
  }
}
