package flows;

import dev.surefoot.*;
import shop.*;

@Flow(value = "refund", result = Receipt.class)
final class RefundFlow extends FlowDefinition<CardCheck> {
  @Override
  protected Body<CardCheck> define() {
    return task(Refund.class).task(Note.class);
  }

  record Slip(String text) {}

  @Step(undo = UndoContract.NONE)
  static class Refund {
    @Run Slip refund(CardCheck check) { return new Slip("refunded"); }
  }

  @Step(undo = UndoContract.NONE)
  static class Note {
    @Run Receipt note(Slip slip) { return new Receipt(slip.text()); }
  }
}
