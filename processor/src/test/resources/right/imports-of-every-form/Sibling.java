package flows;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;

@Step(undo = UndoContract.NONE)
class Sibling {
  @Run
  void run() {}
}
