package dev.surefoot.benchmarks.waiting;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.benchmarks.throughput.NoOp;

/** Asks, waits a month at most for an answer, and goes on. */
@Flow("approval")
public final class Approval extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task("ask", NoOp.class)
        .await("answer", Integer.class, after("30d", pass()))
        .task("go-on", NoOp.class);
  }
}
