package travel;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;

/** A branch goes back while the other one waits in a queue. */
@Flow(value = "trip-sibling", onFailure = FailurePolicy.HOLD)
public final class SiblingFlow extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task("flight", Book.class)
        .parallel(
            "there",
            branch("sleep", task("hotel", Book.class).task("breakfast", Book.class)),
            branch("move", pause("queue", "2d").task("car", Book.class)))
        .task("pay", Book.class);
  }
}
