package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "order", redirections = Redirections.ANY_SOUND)
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("both",
        branch("a",
            task(PackParcel.class)
                .choice("until", Inspect.class)
                    .when("done", Inspection.class, i -> !i.again(), pass())
                    .otherwise(redirectTo(PackParcel.class))),
        branch("b", task(SendInvoice.class)));
  }
}
