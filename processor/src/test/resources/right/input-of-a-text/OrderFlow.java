package flows;

import dev.surefoot.*;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task(Length.class)
        .choice("long")
            .when("yes", Integer.class, i -> i > 3, task("again", Length.class))
            .otherwise(pass());
  }

  static java.util.List<String> inputs() {
    return java.util.List.of("", "four", "long enough");
  }

  @Step(undo = UndoContract.NONE)
  static class Length {
    @Run int length(String text) { return text.length(); }
  }
}
