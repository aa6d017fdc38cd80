package dev.surefoot.runtime.internal.engine;

import org.jspecify.annotations.Nullable;

/** Something for a worker to do. */
@FunctionalInterface
interface Work {
  /** Does it, and gives what the same thread may go on with. */
  @Nullable Work run();
}
