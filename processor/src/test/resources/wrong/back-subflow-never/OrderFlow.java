package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return subflow("deliver", new DeliverFlow(), backTo(Count.class, 1)).task(Count.class);
  }

  @Step(undo = UndoContract.NONE)
  static class Count {
    @Run void run(Order order) {}
  }

  @Flow("deliver")
  static final class DeliverFlow extends FlowDefinition<Order> {
    @Override
    protected Body<Order> define() {
      return task("first", Count.class).task(HandOver.class);
    }
  }

  /** Fails the first time, where it is in the sub-flow. */
  @Step
  static class HandOver {
    @Run
    void run(Order order, Attempt attempt) {
      if (attempt.key().endsWith("/deliver/hand-over#1")) {
        throw new IllegalStateException("nobody there");
      }
    }

    @Undo void undo(Order order) {}
  }
}
