package dev.surefoot.runtime.internal.engine;

import org.jspecify.annotations.Nullable;

/** Something for a worker to do. */
@FunctionalInterface
interface Work {
  /** Does it, and gives what the same thread may go on with. */
  @Nullable Work run();

  /** Whether it calls a user's code, which may take any time. */
  default boolean isCall() {
    return false;
  }
}
