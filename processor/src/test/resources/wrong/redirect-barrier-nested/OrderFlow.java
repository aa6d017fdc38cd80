package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return parallel("outer",
        branch("goods",
            task(ReserveStock.class)
                .parallel("inner",
                    branch("box", task(PackParcel.class)),
                    branch("check",
                        choice("inspect", Inspect.class)
                            .when("again", Inspection.class, Inspection::again,
                                redirectTo(ReserveStock.class))
                            .otherwise(pass())))),
        branch("money", task(ChargeCard.class)));
  }
}
