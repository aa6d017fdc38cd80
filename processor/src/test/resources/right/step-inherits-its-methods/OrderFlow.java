package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Reserve.class).task(Name.class).task(Tell.class);
  }

  abstract static class Making<T> {
    abstract T make(Order order);

    @Run
    public T run(Order order) {
      return make(order);
    }

    @Undo
    public void back(Order order, T made) {}
  }

  record Reservation(String id) {}

  @Step
  static class Reserve extends Making<Reservation> {
    @Override Reservation make(Order order) { return new Reservation(order.id()); }
  }

  @Step
  static class Name extends Making<String> {
    @Override String make(Order order) { return order.id(); }
  }

  @Step(undo = UndoContract.NONE)
  static class Tell {
    @Run void tell(Reservation reservation, String name) {}
  }
}
