package flows;

import dev.surefoot.*;
import java.util.List;
import java.util.function.Predicate;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    Predicate<Order> local = o -> o.total() > 4_000;
    return task(Count.class)
        .task(Lines.class)
        .task(Names.class)
        .choice("c")
            .when("method", Order::big, task("a", Work.class))
            .when("lambda", o -> o.total() == 7, task("b", Work.class))
            .when("block", (Order o) -> {
              int total = o.total();
              return total == 8;
            }, task("c-", Work.class))
            .when("own", OrderFlow::odd, task("d", Work.class))
            .when("not", Predicate.not(Order::onAccount), task("e", Work.class))
            .when("local", local, task("f", Work.class))
            .when("box", int.class, i -> i > 3, task("g", Work.class))
            .when("key", Key.of(Integer.class), i -> i > 2, task("h", Work.class))
            .when("named", Key.of(Integer.class, "lines"), i -> i > 1, task("i", Work.class))
            .when("generic", new Key<List<String>>() {}, List::isEmpty, task("j", Work.class))
            .otherwise(task("k", Work.class));
  }

  static boolean odd(Order order) {
    return order.total() % 2 == 1;
  }

  @Step(undo = UndoContract.NONE)
  static class Count {
    @Run int count(Order order) { return order.total() / 4; }
  }

  @Step(undo = UndoContract.NONE)
  static class Lines {
    @Run @Named("lines") int count(Order order) { return 1; }
  }

  @Step(undo = UndoContract.NONE)
  static class Names {
    @Run List<String> names(Order order) { return List.of(order.id()); }
  }

  @Step(undo = UndoContract.NONE)
  static class Work {
    @Run void work(Order order) {}
  }
}
