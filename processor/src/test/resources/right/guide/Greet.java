package guide;

import dev.surefoot.*;
import shop.*;

// begin step
@Step(undo = UndoContract.NONE)
final class Greet {
  @Run
  String greet(Order order) {
    return "Thank you for order " + order.id();
  }
}
// end step
