package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Find.class).task(Book.class);
  }

  record Discount(int percent) {}

  @Step
  static class Find {
    @Run Optional<Discount> find(Order order) { return Optional.empty(); }
  }

  @Step
  static class Book {
    @Run void book(Discount discount) {}
  }
}
