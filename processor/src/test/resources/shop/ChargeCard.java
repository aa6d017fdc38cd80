package shop;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;

@Step(undo = UndoContract.NONE)
public final class ChargeCard {
  @Run
  public void run(Order order) {}
}
