package dev.surefoot.benchmarks.waiting;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;

/** Three steps, in the first of which the process is killed. */
@Flow("restart")
public final class Restart extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task("a", Timed.class).task("b", Timed.class).task("c", Timed.class);
  }
}
