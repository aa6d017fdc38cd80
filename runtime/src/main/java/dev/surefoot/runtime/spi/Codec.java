package dev.surefoot.runtime.spi;

import dev.surefoot.Key;

/**
 * Turns data into bytes and back: the flow's input and the outputs of steps. A value is encoded
 * once, by the step that made it, and decoded for each call that reads it, so that no two calls
 * share an object. Called by many threads at once.
 */
public interface Codec {
  /**
   * The bytes of a datum.
   *
   * @throws CodecException if its type cannot be encoded
   */
  byte[] encode(Key<?> key, Object value);

  /**
   * The datum of some bytes.
   *
   * @throws CodecException if they are no such datum
   */
  <T> T decode(Key<T> key, byte[] bytes);
}
