package flows;

import dev.surefoot.*;
import java.util.List;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Price.class).task(Print.class);
  }

  record Pair<A, B>(@Named("first") A first, @Named("second") B second) {}

  @Step(undo = UndoContract.NONE)
  static class Price {
    @Run @Outputs Pair<List<Integer>, int[]> price(Order order) {
      return new Pair<>(List.of(order.total()), new int[] {order.total()});
    }
  }

  @Step(undo = UndoContract.NONE)
  static class Print {
    @Run void print(@Named("first") List<Integer> first, @Named("second") int[] second) {}
  }
}
