package flows;

import dev.surefoot.*;
import java.util.List;
import java.util.function.Function;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  static final Key<List<String>> NAMES = new Key<>() {};

  @Override
  protected Body<Order> define() {
    Function<Order, String> local = o -> "local-" + o.total();
    return await("method", Paid.class, correlatedBy(OrderFlow::number))
        .await("lambda", Paid.class, correlatedBy(o -> "order-" + o.id()))
        .await("block", Key.of(Paid.class), correlatedBy((Order o) -> {
          int total = o.total();
          return "block-" + total;
        }))
        .await("local", Key.of(Paid.class, "local"), correlatedBy(local), after("3d", end()))
        .task(Reserve.class)
        .await("typed", Paid.class, correlatedBy(Reservation.class, Reservation::code))
        .await("late", Paid.class, correlatedBy(Reservation.class, r -> r.code()), late())
        .await("key", Paid.class, correlatedBy(Key.of(Reservation.class), Reservation::code), late())
        .await("generic", Paid.class, correlatedBy(NAMES, names -> "names-" + names.size()))
        .await("answer", Paid.class, correlatedBy(Paid.class, paid -> "" + paid.amount()))
        .subflow("part", new PartFlow())
        .parallel("both", branch("own", numbered("own")), branch("other", numbered("other")))
        .task(Book.class);
  }

  private Timeout<Order> late() {
    return after("1d", pass());
  }

  private Open<Order> numbered(String name) {
    return await(name, Key.of(Paid.class, name), correlatedBy(Object::toString));
  }

  static String number(Order order) {
    return "number-" + order.id();
  }

  record Paid(int amount) {}

  record Reservation(String code) {}

  record Made(Reservation reservation, List<String> names) {}

  @Step(undo = UndoContract.NONE)
  static class Reserve {
    @Run @Outputs Made reserve(Order order) {
      return new Made(new Reservation("r-" + order.id()), List.of(order.id()));
    }
  }

  @Step(undo = UndoContract.NONE)
  static class Book {
    @Run void book(
        Paid paid, @Named("local") Paid local, @Named("own") Paid own, @Named("other") Paid other) {}
  }

  @Flow("part")
  static final class PartFlow extends FlowDefinition<Order> {
    @Override
    protected Body<Order> define() {
      return await("paid", Paid.class, correlatedBy(order -> "part-" + order.id()))
          .await("again", Paid.class, correlatedBy(Paid.class, p -> "again-" + p.amount()), after("2d", end()));
    }
  }
}
