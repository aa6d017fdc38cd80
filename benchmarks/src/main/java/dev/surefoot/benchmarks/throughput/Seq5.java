package dev.surefoot.benchmarks.throughput;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;

/** Five steps in a row. */
@Flow("seq5")
public final class Seq5 extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task("a", NoOp.class)
        .task("b", NoOp.class)
        .task("c", NoOp.class)
        .task("d", NoOp.class)
        .task("e", NoOp.class);
  }
}
