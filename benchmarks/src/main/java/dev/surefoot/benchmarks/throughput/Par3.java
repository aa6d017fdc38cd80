package dev.surefoot.benchmarks.throughput;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Open;

/** A choice with a step of its own, three parallel branches, and a final step. */
@Flow("par3")
public final class Par3 extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task("before", NoOp.class)
        .choice("choose")
        .when("nothing", String::isEmpty, pass())
        .otherwise(all())
        .task("after", NoOp.class);
  }

  private Open<String> all() {
    return parallel(
        "all",
        branch("x", task("x", NoOp.class)),
        branch("y", task("y", NoOp.class)),
        branch("z", task("z", NoOp.class)));
  }
}
