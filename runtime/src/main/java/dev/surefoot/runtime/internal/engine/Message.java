package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Occurrence;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence for an instance.
 *
 * @param value the datum that came with it
 * @param reply completed when what follows is durable; exceptionally if it was refused
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a codec, never changed
record Message(
    Occurrence occurrence, byte @Nullable [] value, @Nullable CompletableFuture<Boolean> reply) {
  static Message of(Occurrence occurrence) {
    return new Message(occurrence, null, null);
  }

  /** What follows from it is durable. */
  void done() {
    if (reply != null) {
      reply.complete(true);
    }
  }

  /** Nothing follows from it. */
  void fail(RuntimeException why) {
    if (reply != null) {
      reply.completeExceptionally(why);
    }
  }
}
