package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Ints;
import dev.surefoot.runtime.internal.core.Program;
import dev.surefoot.runtime.spi.Codec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data that one call may read: each is decoded anew, so that no two calls share an object.
 *
 * @param own the data that the execution itself made or was to make, for an undo. They hide what an
 *     earlier execution made of the same keys
 * @param maker who made them, {@link Env#NOBODY} if the execution has no output
 * @param handle of what the execution has submitted, or null if the call knows of none
 */
record Data(
    Program program,
    Codec codec,
    Values values,
    Env env,
    Ints own,
    int maker,
    @Nullable Handle handle) {
  /**
   * The handle of a submission.
   *
   * @param bytes null if nothing was submitted
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes of a codec, never changed
  record Handle(String key, byte @Nullable [] bytes) {}

  static Data of(Program program, Codec codec, Values values, Env env) {
    return new Data(program, codec, values, env, Ints.EMPTY, Env.NOBODY, null);
  }

  /** These data, with the handle of a submission. */
  Data with(@Nullable Handle submitted) {
    return new Data(program, codec, values, env, own, maker, submitted);
  }

  <T> Optional<T> find(Key<T> key) {
    if (handle != null && handle.key().equals(key.id())) {
      return decoded(key, handle.bytes());
    }
    int datum = program.datumOf(key.id());
    if (datum == Env.NOBODY) {
      return Optional.empty();
    }
    byte @Nullable [] bytes = values.of(own.contains(datum) ? maker : env.maker(datum), key.id());
    return decoded(key, bytes);
  }

  private <T> Optional<T> decoded(Key<T> key, byte @Nullable [] bytes) {
    return bytes == null ? Optional.empty() : Optional.of(codec.decode(key, bytes));
  }
}
