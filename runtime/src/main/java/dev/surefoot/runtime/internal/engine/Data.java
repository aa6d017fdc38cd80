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
 */
record Data(Program program, Codec codec, Values values, Env env, Ints own, int maker) {
  static Data of(Program program, Codec codec, Values values, Env env) {
    return new Data(program, codec, values, env, Ints.EMPTY, Env.NOBODY);
  }

  <T> Optional<T> find(Key<T> key) {
    int datum = program.datumOf(key.id());
    if (datum == Env.NOBODY) {
      return Optional.empty();
    }
    byte @Nullable [] bytes = values.of(own.contains(datum) ? maker : env.maker(datum), key.id());
    return bytes == null ? Optional.empty() : Optional.of(codec.decode(key, bytes));
  }
}
