package flows;

import static shop.Order.*;
import static shop.Steps.Approve;
import static shop.Steps.PACK;

import dev.surefoot.*;
import dev.surefoot.Body;
import shop.Order;
import shop.Steps.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Approve.class).task(PACK, Close.class).task(NAME, Sibling.class);
  }
}
