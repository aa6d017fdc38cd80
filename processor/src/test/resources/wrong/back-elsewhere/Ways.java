package flows;

import dev.surefoot.*;
import shop.*;

abstract class Ways<T> extends FlowDefinition<T> {
  BackTo twice() {
    return backTo(ReserveStock.class, 2);
  }
}
