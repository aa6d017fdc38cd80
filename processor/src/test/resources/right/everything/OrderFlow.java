package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow(value = "order", result = Receipt.class)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .task(CheckCard.class)
        .choice("payment")
            .when("on-account", Order::onAccount, task(InvoiceLater.class))
            .when("declined", CardCheck.class, CardCheck::declined,
                choice("other-card", Inspect.class)
                    .when("again", Inspection.class, Inspection::again,
                        task(AskForOtherCard.class).redirectTo("payment"))
                    .otherwise(task(Give.class).end()))
            .otherwise(task(ChargeCard.class))
        .parallel("fulfil",
            branch("parcel",
                task(PackParcel.class)
                    .choice("weigh", Weigh.class)
                        .when("heavy", Weight.class, Weight::isHeavy,
                            task("pack-lighter", PackParcel.class).redirectTo("weigh"))
                        .otherwise(pass())
                    .task(ShipParcel.class)),
            branch("papers",
                parallel("print",
                    branch("invoice", task(SendInvoice.class)),
                    branch("label", printing("label")))),
            branch("nothing", pass()))
        .task(CloseOrder.class)
        .task(Confirm.class);
  }

  record Weight(int grams) {
    boolean isHeavy() {
      return grams > 20;
    }
  }

  private Open<Order> printing(String what) {
    return task("print-" + what, Print.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Weigh {
    @Run Weight weigh(Order order, Optional<Weight> before) {
      return new Weight(before.map(b -> b.grams() / 2).orElse(order.total() / 100));
    }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Give {
    @Run Receipt give(Order order) { return new Receipt("nothing"); }
  }

  @Step(undo = UndoContract.NONE)
  static class Confirm {
    @Run Receipt confirm(Order order) { return new Receipt(order.id()); }
  }
}
