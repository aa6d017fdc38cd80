package travel;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;

/** While the hotel is booked, somebody wants another flight. */
@Flow(value = "trip-reserved", onFailure = FailurePolicy.HOLD)
public final class ReservedFlow extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task("flight", Book.class).task("hotel", Book.class).task("pay", Book.class);
  }
}
