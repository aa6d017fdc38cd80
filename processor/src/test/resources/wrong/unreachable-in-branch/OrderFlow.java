package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", redirections = Redirections.ANY_SOUND)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("ship",
        branch("parcel",
            task(PackParcel.class)
                .choice("inspect", Inspect.class)
                    .when("again", Inspection.class, Inspection::again, redirectTo(PackParcel.class))
                    .otherwise(redirectTo(PackParcel.class))
                .task(ShipParcel.class)),
        branch("papers", task(SendInvoice.class)));
  }
}
