package flows;

import dev.surefoot.*;
import shop.*;

@Flow("mail")
final class MailFlow extends FlowDefinition<Order> {
  @Step(undo = UndoContract.IRREVERSIBLE)
  static final class Send {
    @Run
    public void run() {}
  }

  @Override
  protected Body<Order> define() {
    return task(Send.class);
  }
}
