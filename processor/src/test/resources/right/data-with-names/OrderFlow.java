package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("addresses",
            branch("to", task(Delivery.class)),
            branch("from", task(Billing.class)))
        .choice("same")
            .when("far", Key.of(Address.class, "billing"), Address::isFar, task(PackParcel.class))
            .otherwise(pass())
        .task(Print.class);
  }

  static final String TO = "delivery";

  record Address(String city) {
    boolean isFar() {
      return city.startsWith("B");
    }
  }

  @Step(undo = UndoContract.NONE)
  static class Delivery {
    @Run @Named(TO) Address of(Order order) { return new Address("A"); }
  }

  @Step(undo = UndoContract.NONE)
  static class Billing {
    @Run @Named("billing") Address of(Order order) { return new Address(order.id()); }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(@Named(TO) Address to, @Named("billing") Address from) {}
  }
}
