package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both",
            branch("a", task(Pack.class)),
            branch("b", task(Repack.class)))
        .task(Weigh.class);
  }

  record Parcel(int weight) {}

  @Step(undo = UndoContract.NONE)
  static class Pack {
    @Run @Named("first") Parcel pack(Order order) { return new Parcel(1); }
  }

  @Step(undo = UndoContract.NONE)
  static class Repack {
    @Run @Named("second") Parcel pack(Order order) { return new Parcel(2); }
  }

  @Step(undo = UndoContract.NONE)
  static class Weigh {
    @Run void weigh(@Named("first") Parcel one, @Named("second") Parcel two) {}
  }
}
