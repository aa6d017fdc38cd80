package guide;

import dev.surefoot.*;
import shop.*;

@Flow("card")
final class CardFlow extends FlowDefinition<Order> {
  /** The shop's bank never says yes to a big order. */
  static java.util.List<Order> inputs() {
    return java.util.List.of(new Order("B-1", 10));
  }

  @Override
  protected Body<Order> define() {
    // begin body
    return task(ReserveStock.class)
        .choice("card", CheckCard.class)
            .when("declined", CardCheck.class, CardCheck::declined,
                task(AskForOtherCard.class).redirectTo("card"))
            .otherwise(task(ChargeCard.class))
        .task(CloseOrder.class);
    // end body
  }
}
