package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Ship.class);
  }

  record Payment(int amount) {}

  record Parcel(int weight) {}

  @Step
  static class Ship {
    @Run @Named("sent") Parcel ship(Order order) { return new Parcel(1); }

    @Undo void back(Parcel parcel) {}
  }
}
