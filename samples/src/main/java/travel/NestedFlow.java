package travel;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;

/** Parallels inside of a parallel. */
@Flow(value = "trip-nested", onFailure = FailurePolicy.HOLD)
public final class NestedFlow extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return parallel(
            "all",
            branch(
                "travel",
                parallel(
                    "move",
                    branch("far", task("flight", Book.class)),
                    branch("near", task("car", Book.class)))),
            branch(
                "stay",
                parallel(
                    "live",
                    branch("sleep", task("hotel", Book.class)),
                    branch("eat", task("table", Book.class)))))
        .task("pay", Book.class);
  }
}
