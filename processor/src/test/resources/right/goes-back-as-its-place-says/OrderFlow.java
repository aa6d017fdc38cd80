package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  private static final int TIMES = 1 + 1;

  @Override
  protected Body<Order> define() {
    BackTo first = backTo("first", TIMES);
    return task("first", Try.class)
        .choice("account")
        .when("yes", (Order order) -> order.onAccount(), task("second", Try.class, first))
        .otherwise(task(Other.class, first))
        .parallel(
            "both",
            branch("one", task("third", Try.class).task("fourth", Fails.class, backTo("third", 1))),
            branch("two", task("fifth", Try.class)))
        .task("sixth", Try.class, backTo(Fails.class, (3)));
  }

  @Step(undo = UndoContract.NONE)
  static class Try {
    @Run void run(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  static class Other {
    @Run void run(Order order) {}
  }

  /** Fails the first time. */
  @Step
  static class Fails {
    @Run
    void run(Order order, Attempt attempt) {
      if (attempt.key().endsWith("/fourth#1")) {
        throw new IllegalStateException("once more");
      }
    }

    @Undo void undo(Order order) {}
  }
}
