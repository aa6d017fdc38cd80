package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .parallel("fulfil",
            branch("parcel",
                task(PackParcel.class)
                    .choice("inspect", Inspect.class)
                        .when("again", Inspection.class, Inspection::again,
                            cancelAndRedirectTo(ReserveStock.class))
                        .otherwise(pass())),
            branch("papers", task(SendInvoice.class)));
  }
}
