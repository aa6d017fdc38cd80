package guide;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

// begin step
@Step(undo = UndoContract.NONE)
final class PrintReceipt {
  @Run
  Receipt print(Order order, Optional<Payment> payment) {
    return new Receipt(order.id() + (payment.isPresent() ? ", paid" : ", to be paid"));
  }
}
// end step
