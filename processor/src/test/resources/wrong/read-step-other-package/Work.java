package parts;

import dev.surefoot.*;

@Step(undo = UndoContract.NONE)
public class Work {
  @Run
  void work() {}

  @Step(undo = UndoContract.NONE)
  protected static class Hidden {
    @Run
    public void work() {}
  }
}
