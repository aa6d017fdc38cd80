package dev.surefoot.testing;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Store;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What each run of a {@link CrashLaboratory} does. */
final class CrashPlan<W, I, R> {
  /** Makes the outside world of a run. */
  final Supplier<W> world;

  /** Makes the flow with the steps of a process. */
  final Function<W, BoundFlow<I, R>> flow;

  final I input;
  final Instant start = Instant.parse("2026-01-01T12:00:00Z");
  EngineOptions options = EngineOptions.DEFAULTS.withName("crash laboratory");
  Supplier<Store> store = Stores::memory;
  Consumer<Scripts> script = scripts -> {};

  /** Decides when nothing happens any more; null if nobody does. */
  @Nullable Consumer<Instance<R>> operator;

  /** Is to be the same in the end. */
  Function<W, @Nullable Object> observation = any -> null;

  /** Is to hold before each call, and when nothing happens any more. */
  BiConsumer<Instance<R>, W> always = (instance, any) -> {};

  CrashPlan(Supplier<W> world, Function<W, BoundFlow<I, R>> flow, I input) {
    this.world = world;
    this.flow = flow;
    this.input = input;
  }
}
