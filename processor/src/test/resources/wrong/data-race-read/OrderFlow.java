package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Pack.class)
        .parallel("both",
            branch("a", task(Weigh.class)),
            branch("b", task(Repack.class)));
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

  @Step(undo = UndoContract.NONE)
  static class Weigh {
    @Run void weigh(Parcel parcel) {}
  }
}
