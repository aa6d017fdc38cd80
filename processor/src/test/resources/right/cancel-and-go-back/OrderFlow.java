package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .parallel("outer",
            branch("goods",
                parallel("inner",
                    branch("box", task(PackParcel.class)),
                    branch("check",
                        choice("inspect", Inspect.class)
                            .when("again", Inspection.class, Inspection::again,
                                cancelAndRedirectTo(ReserveStock.class))
                            .when("long", Inspection.class, i -> i.times() > 9,
                                cancelAndRedirectTo("inner"))
                            .otherwise(pass())))),
            branch("money", task(ChargeCard.class)));
  }
}
