package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel(
        "fulfil",
        branch(
            "parcel",
            task(PackParcel.class)
                .choice("check", CheckCard.class)
                .when("again", Order::onAccount, cancelAndRedirectTo("pack-parcel"))
                .otherwise(pass())),
        branch("papers", task(SendInvoice.class)));
  }
}
