package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.internal.core.Kept;
import dev.surefoot.runtime.internal.core.Vec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of each datum by the execution that made it, 0 for the input; and of answers that are
 * kept for an execution to come. Immutable.
 */
record Values(Vec<Values.@Nullable Made> byMaker, Map<Kept, byte[]> kept) {
  static final Values NONE = new Values(Vec.empty(), Map.of());

  /**
   * What one execution made.
   *
   * @param data the keys and lengths where there are several; empty for one
   * @param handle of what a step that polls has submitted
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes of a codec, never changed
  record Made(List<Datum> data, byte @Nullable [] bytes, byte @Nullable [] handle) {
    byte @Nullable [] of(String key) {
      byte @Nullable [] all = bytes;
      if (data.isEmpty() || all == null) {
        return all;
      }
      int from = 0;
      for (Datum datum : data) {
        if (datum.key().equals(key)) {
          return Arrays.copyOfRange(all, from, from + datum.length());
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
    return with(maker, new Made(data.size() > 1 ? data : List.of(), bytes, handle(maker)));
  }

  /** These, with the handle of what an execution has submitted. */
  Values withHandle(int maker, byte[] handle) {
    return with(maker, new Made(List.of(), null, handle));
  }

  private Values with(int maker, Made made) {
    Vec<@Nullable Made> grown = byMaker;
    while (grown.size() <= maker) {
      grown = grown.plus(null);
    }
    return new Values(grown.with(maker, made), kept);
  }

  /** These, with an answer that is kept. */
  Values keeping(Kept answer, byte[] bytes) {
    Map<Kept, byte[]> more = new HashMap<>(kept);
    more.put(answer, bytes);
    return new Values(byMaker, Map.copyOf(more));
  }

  /** These, with what was kept taken by the execution that it was kept for. */
  Values taking(Kept answer, int execution) {
    byte[] bytes = kept.get(answer);
    if (bytes == null) {
      throw new IllegalStateException("no answer is kept for execution " + execution);
    }
    Map<Kept, byte[]> fewer = new HashMap<>(kept);
    fewer.remove(answer);
    return new Values(byMaker, Map.copyOf(fewer)).with(execution, List.of(), bytes);
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

  /** The bytes of the handle of what an execution has submitted, or null. */
  byte @Nullable [] handle(int maker) {
    Made made = made(maker);
    return made == null ? null : made.handle();
  }
}
