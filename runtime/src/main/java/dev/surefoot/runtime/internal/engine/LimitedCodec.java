package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.spi.Codec;
import dev.surefoot.runtime.spi.CodecException;

/** A codec that refuses what would be too long in the journal. */
final class LimitedCodec implements Codec {
  private final Codec codec;
  private final int limit;

  LimitedCodec(Codec codec, int limit) {
    this.codec = codec;
    this.limit = limit;
  }

  @Override
  public byte[] encode(Key<?> key, Object value) {
    byte[] bytes = codec.encode(key, value);
    if (bytes.length > limit) {
      throw new CodecException(
          ("a %s has %,d bytes and the limit is %,d: keep it elsewhere and hand on where it is, or"
                  + " raise EngineOptions.withPayloadLimit")
              .formatted(key, bytes.length, limit),
          null);
    }
    return bytes;
  }

  @Override
  public <T> T decode(Key<T> key, byte[] bytes) {
    return codec.decode(key, bytes);
  }
}
