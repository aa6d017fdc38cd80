package flows;

import dev.surefoot.*;
import shop.*;

@Step(undo = UndoContract.NONE)
class Shared {
  @Run
  void run(Order order) {}
}
