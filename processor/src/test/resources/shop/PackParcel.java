package shop;

import dev.surefoot.Run;
import dev.surefoot.Step;

@Step
public final class PackParcel {
  @Run
  public void run(Order order) {}
}
