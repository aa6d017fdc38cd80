package guide;

import dev.surefoot.*;
import shop.*;

// begin flow
@Flow(value = "greeting", result = String.class)
final class GreetingFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Greet.class);
  }
}
// end flow
