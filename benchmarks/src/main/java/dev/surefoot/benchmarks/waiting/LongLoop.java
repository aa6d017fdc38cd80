package dev.surefoot.benchmarks.waiting;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.benchmarks.throughput.NoOp;

/** Goes round for 10,000 calls, waits for an answer, and goes on. */
@Flow("long-loop")
public final class LongLoop extends FlowDefinition<String> {
  static final int ROUNDS = 5_000;

  @Override
  protected Body<String> define() {
    return task("count", Count.class)
        .choice("enough")
        .when(
            "not-yet",
            Integer.class,
            count -> count < ROUNDS,
            task("work", NoOp.class).redirectTo("count"))
        .otherwise(task("rest", NoOp.class))
        .await("answer", Long.class)
        .task("go-on", NoOp.class);
  }
}
