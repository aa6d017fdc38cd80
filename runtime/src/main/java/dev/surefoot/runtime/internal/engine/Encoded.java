package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.spi.Codec;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step has made, as one row keeps it.
 *
 * @param data the keys, in the order of their bytes
 * @param value the bytes of all, null if there is nothing
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a codec, never changed
record Encoded(List<Datum> data, byte @Nullable [] value) {
  static final Encoded NOTHING = new Encoded(List.of(), null);

  /** Encodes one value for each key. */
  static Encoded of(Codec codec, List<Key<?>> keys, List<?> values) {
    if (keys.isEmpty()) {
      return NOTHING;
    }
    List<Datum> data = new ArrayList<>(keys.size());
    List<byte[]> parts = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      byte[] part = codec.encode(keys.get(i), values.get(i));
      parts.add(part);
      data.add(new Datum(keys.get(i).id(), part.length));
    }
    return new Encoded(data, parts.size() == 1 ? parts.get(0) : joined(parts));
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
