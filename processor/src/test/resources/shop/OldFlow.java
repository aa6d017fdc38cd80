package shop;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;

/** Compiled without the annotation processor. */
@Flow("old")
public final class OldFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(SendInvoice.class);
  }
}
