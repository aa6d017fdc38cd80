package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("outer",
            branch("a", choice("deep")
                .when("yes", Order::big, parallel("inner",
                    branch("x", task(Pack.class)),
                    branch("y", task(CloseOrder.class))))
                .otherwise(pass())),
            branch("b", task(InvoiceLater.class)),
            branch("c", task(SendInvoice.class).task(Repack.class)));
  }

  record Payment(int amount) {}

  record Parcel(int weight) {}

  @Step(undo = UndoContract.NONE)
  static class Pack {
    @Run Parcel pack(Order order) { return new Parcel(1); }
  }

  @Step(undo = UndoContract.NONE)
  static class Repack {
    @Run Parcel pack(Order order) { return new Parcel(2); }
  }
}
