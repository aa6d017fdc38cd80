package parts;

import dev.surefoot.*;

public abstract class Base extends FlowDefinition<shop.Order> {
  @Step(undo = UndoContract.NONE)
  protected static class Hidden {
    @Run
    public void work() {}
  }
}
