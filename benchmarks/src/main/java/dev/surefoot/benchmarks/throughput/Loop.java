package dev.surefoot.benchmarks.throughput;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;

/** Goes round through a choice. */
@Flow("loop")
public final class Loop extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task("work", NoOp.class)
        .choice("again")
        .when("yes", String::isEmpty, task("prepare", NoOp.class).redirectTo("work"))
        .otherwise(task("rest", NoOp.class));
  }
}
