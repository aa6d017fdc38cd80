package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends Ways<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class).task(ChargeCard.class, twice());
  }
}
