package billing;

import dev.surefoot.*;
import java.util.List;
import shop.*;

@Step(undo = UndoContract.NONE)
public class Print {
  @Run
  public List<? extends Page> print(Order order) {
    return List.of();
  }

  static class Page {}
}
