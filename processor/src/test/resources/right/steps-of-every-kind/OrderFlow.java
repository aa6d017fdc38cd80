package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Plain.class)
        .task(OfRecord.class)
        .task(OfEnum.class)
        .task(Inner.Deep.class)
        .task(Steps.Close.class)
        .task(ShipParcel.class)
        .task("shipped-by-the-shop", shop.ShipParcel.class)
        .task(Quiet.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Plain {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  record OfRecord() {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  enum OfEnum {
    ONE;

    @Run void run(Order order) {}
  }

  interface Inner {
    @Step(undo = UndoContract.NONE)
    class Deep {
      @Run public void run(Order order) {}
    }
  }

  /** Not the shop's. */
  @Step(value = "ship-alone", undo = UndoContract.NONE)
  static class ShipParcel {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Quiet {
    private Quiet() {}

    @Run void run() {}
  }
}
