package dev.surefoot.benchmarks.throughput;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.spi.Store;
import java.util.concurrent.atomic.AtomicLong;

/** The engine itself. */
final class Surefoot implements Pace.Subject, AutoCloseable {
  private final BoundFlow<String, Void> flow;
  private final Engine engine;
  private final AtomicLong keys = new AtomicLong();

  Surefoot(Store store, Shape shape) {
    flow = shape == Shape.SEQ5 ? Seq5Binding.of(new NoOp()) : Par3Binding.of(new NoOp());
    engine = Engine.open(store, flow);
  }

  @Override
  public void begin(Runnable ended) {
    engine
        .startAsync(flow, Long.toString(keys.incrementAndGet()), "in")
        .thenCompose(Instance::ended)
        .whenComplete(
            (state, thrown) -> {
              if (state != InstanceState.FINISHED) {
                throw new IllegalStateException("the measurement is void", thrown);
              }
              ended.run();
            });
  }

  @Override
  public void close() {
    engine.close();
  }
}
