package parts;

import dev.surefoot.*;

@Step(undo = UndoContract.NONE)
public class Work {
  @Run
  void work() {}
}
