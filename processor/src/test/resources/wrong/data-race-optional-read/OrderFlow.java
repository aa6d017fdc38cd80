package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both",
            branch("a", task(Pack.class)),
            branch("b", task(Weigh.class)));
  }

  record Payment(int amount) {}

  record Parcel(int weight) {}

  @Step(undo = UndoContract.NONE)
  static class Pack {
    @Run Parcel pack(Order order) { return new Parcel(1); }
  }

  @Step(undo = UndoContract.NONE)
  static class Weigh {
    @Run void weigh(Optional<Parcel> parcel) {}
  }
}
