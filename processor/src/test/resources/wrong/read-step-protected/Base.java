package parts;

import dev.surefoot.*;

public abstract class Base extends FlowDefinition<shop.Order> {
  @Step
  protected static class Hidden {
    @Run
    public void work() {}
  }
}
