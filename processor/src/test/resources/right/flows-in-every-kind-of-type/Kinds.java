package flows;

import dev.surefoot.*;
import shop.*;

enum Kinds {
  ONE;

  @Flow("in-enum")
  static class InEnum extends FlowDefinition<Order> {
    @Override
    protected Body<Order> define() {
      return task(ReserveStock.class);
    }
  }

  record Pair(int x) {
    @Flow("in-record")
    static class InRecord extends FlowDefinition<Order> {
      @Override
      protected Body<Order> define() {
        return task(PackParcel.class);
      }
    }
  }

  interface Type {
    @Flow("in-interface")
    class InInterface extends FlowDefinition<Order> {
      @Override
      protected Body<Order> define() {
        return task(CloseOrder.class);
      }
    }
  }
}
