package travel;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;

/** Two undos run at the same time, and both may fail. */
@Flow(value = "trip-two-undos", onFailure = FailurePolicy.HOLD)
public final class TwoUndosFlow extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task("flight", Book.class)
        .parallel(
            "there",
            branch("sleep", task("hotel", Book.class)),
            branch("move", task("car", Book.class)))
        .task("pay", Book.class);
  }
}
