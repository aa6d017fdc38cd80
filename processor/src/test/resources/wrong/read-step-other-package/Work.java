package parts;

import dev.surefoot.*;

@Step
public class Work {
  @Run
  void work() {}

  @Step
  protected static class Hidden {
    @Run
    public void work() {}
  }
}
