package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.internal.core.Vec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of each datum by the execution that made it, 0 for the input. Immutable. */
record Values(Vec<Values.@Nullable Made> byMaker) {
  static final Values NONE = new Values(Vec.empty());

  /**
   * What one execution made.
   *
   * @param data the keys and lengths where there are several; empty for one
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes of a codec, never changed
  record Made(List<Datum> data, byte[] bytes) {
    byte @Nullable [] of(String key) {
      if (data.isEmpty()) {
        return bytes;
      }
      int from = 0;
      for (Datum datum : data) {
        if (datum.key().equals(key)) {
          return Arrays.copyOfRange(bytes, from, from + datum.length());
        }
        from += datum.length();
      }
      return null;
    }
  }

  /**
   * These, with what an execution made.
   *
   * @param data what the bytes hold, if there are several; else they hold the only one
   */
  Values with(int maker, List<Datum> data, byte[] bytes) {
    Vec<@Nullable Made> grown = byMaker;
    while (grown.size() <= maker) {
      grown = grown.plus(null);
    }
    return new Values(grown.with(maker, new Made(data.size() > 1 ? data : List.of(), bytes)));
  }

  /** What an execution made, or null. */
  @Nullable Made made(int maker) {
    return maker < 0 || maker >= byMaker.size() ? null : byMaker.get(maker);
  }

  /** The bytes of what an execution made of a key, or null. */
  byte @Nullable [] of(int maker, String key) {
    Made made = made(maker);
    return made == null ? null : made.of(key);
  }
}
