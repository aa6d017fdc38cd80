package flows;

import dev.surefoot.*;
import shop.*;

class Flows {
  private record Secret(int code) {}

  @Flow("secret")
  static final class OrderFlow extends FlowDefinition<Secret> {
    @Override
    protected Body<Secret> define() {
      return task(CheckCard.class);
    }
  }
}
