package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Program;
import dev.surefoot.runtime.spi.Codec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data that one call may read: each is decoded anew, so that no two calls share an object.
 *
 * @param own the datum that the execution itself made or was to make, for an undo; else {@link
 *     Env#NOBODY}. It hides what an earlier execution made of the same key
 * @param maker who made that one, {@link Env#NOBODY} if the execution has no output
 */
record Data(Program program, Codec codec, Values values, Env env, int own, int maker) {
  static Data of(Program program, Codec codec, Values values, Env env) {
    return new Data(program, codec, values, env, Env.NOBODY, Env.NOBODY);
  }

  <T> Optional<T> find(Key<T> key) {
    int datum = program.datumOf(key.id());
    if (datum == Env.NOBODY) {
      return Optional.empty();
    }
    byte @Nullable [] bytes = values.of(datum == own ? maker : env.maker(datum));
    return bytes == null ? Optional.empty() : Optional.of(codec.decode(key, bytes));
  }
}
