package flows;

import dev.surefoot.*;

abstract class Base<I> extends FlowDefinition<I> {
  @Override
  protected Body<I> onFailure() {
    return pass();
  }
}
