package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Vec;
import org.jspecify.annotations.Nullable;

/** The bytes of each datum by the execution that made it, 0 for the input. Immutable. */
record Values(Vec<byte @Nullable []> byMaker) {
  static final Values NONE = new Values(Vec.empty());

  Values with(int maker, byte[] bytes) {
    Vec<byte @Nullable []> grown = byMaker;
    while (grown.size() <= maker) {
      grown = grown.plus(null);
    }
    return new Values(grown.with(maker, bytes));
  }

  byte @Nullable [] of(int maker) {
    return maker < 0 || maker >= byMaker.size() ? null : byMaker.get(maker);
  }
}
