package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(CheckCard.class)
        .choice("card")
            .when("declined", key(), CardCheck::declined, task(AskForOtherCard.class))
            .otherwise(pass());
  }

  static Key<CardCheck> key() {
    return Key.of(CardCheck.class);
  }
}
