package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .await("approval", Approval.class, after("3d", task(AskForOtherCard.class)))
        .await("delivery", Key.of(Address.class, "delivery"), after("500ms", end()))
        .task(Tell.class);
  }

  record Approval(boolean refused) {}

  record Address(String city) {}

  @Step(undo = UndoContract.NONE)
  static class Tell {
    @Run void tell(Optional<Approval> approval, @Named("delivery") Address to) {}
  }
}
